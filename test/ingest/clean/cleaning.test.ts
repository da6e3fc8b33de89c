import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { couponOrderCleaner } from '../../../src/ingest/clean/clean-coupon-orders.ts'
import { onlineRetailCleaner } from '../../../src/ingest/clean/clean-online-retail.ts'
import { type CleaningContext, isRejection } from '../../../src/ingest/clean/clean-row.ts'
import { provinceName } from '../../../src/ingest/clean/place-names.ts'
import { readDecimal, readWhole } from '../../../src/ingest/clean/read-number.ts'
import { createTimeReader, dayOrderOf } from '../../../src/ingest/clean/read-time.ts'
import { placesOf } from '../../../src/ingest/columns/fields.ts'
import { presets } from '../../../src/ingest/columns/presets.ts'

function contextOf(preset: 'cn-coupon-orders' | 'online-retail'): CleaningContext {
  const { columns } = presets.find(({ name }) => name === preset)!
  const header = Object.values(columns)
  return { places: placesOf(columns, header), header, readTime: createTimeReader('ymd'), latest: '2030-01-01' }
}

const anyRow = fc.array(fc.oneof(fc.string(), fc.constantFrom('1', '-5.5', '2024-03-01', 'S1', '')), { maxLength: 12 })

describe('coupon orders', () => {
  const clean = couponOrderCleaner(contextOf('cn-coupon-orders'))
  const columns = contextOf('cn-coupon-orders').header

  function row(cells: Record<string, string>): string[] {
    const whole: Record<string, string> = {
      订单ID: 'S1',
      商家ID: 'M1',
      用户ID: 'a',
      付款日期: '2024-03-01 08:00:00',
      使用状态: '1',
      实付金额: '5',
      邮费: '0',
      省份: '上海',
      城市: '上海市',
      购买数量: '1',
      ...cells,
    }
    return columns.map((name) => whole[name]!)
  }

  test('whatever stands in a row, it is kept sound or refused with a reason, twice the same', () => {
    fc.assert(
      fc.property(anyRow, (record) => {
        const result = clean(record)
        expect(clean(record)).toEqual(result)
        if (isRejection(result)) expect(result.reason).toMatch(/^[a-z_]+$/)
        else {
          expect(Number(result.amount)).toBeGreaterThanOrEqual(0)
          expect(result.quantity).toBeGreaterThan(0)
          expect(result.paidAt <= '2030-01-01').toBe(true)
          expect(result.customer).not.toBe('')
        }
      }),
    )
  })

  test('the amount is kept without its sign, to the cent, and the flip is noted', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (cents) => {
        const result = clean(row({ 实付金额: (cents / 100).toFixed(2) }))
        if (isRejection(result)) throw new Error(result.reason)
        expect(result.amount).toBe((Math.abs(cents) / 100).toFixed(2))
        expect(result.signFlipped).toBe(cents < 0)
      }),
    )
  })

  test('a customer who looks like a number stays a name', () => {
    for (const name of ['4e135', '2e20271', '007', '1.50', 'NaN', 'null']) {
      expect(clean(row({ 用户ID: ` ${name} ` }))).toMatchObject({ customer: name })
    }
  })

  test('no status is taken as unclaimed and counted as a repair', () => {
    expect(clean(row({ 使用状态: '' }))).toMatchObject({ couponStatus: -1, repairs: ['status_missing'] })
    expect(clean(row({ 使用状态: '0.0' }))).toMatchObject({ couponStatus: 0, repairs: [] })
    expect(clean(row({ 使用状态: '已使用' }))).toMatchObject({ couponStatus: 1, repairs: [] })
    expect(clean(row({ 使用状态: '2' }))).toEqual({ reason: 'status_unreadable', column: '使用状态', value: '2' })
  })
})

test('the retailer rejects in the order of the study, whatever else is wrong', () => {
  const clean = onlineRetailCleaner(contextOf('online-retail'))
  const row = (invoice: string, quantity: string, price: string, customer: string) => {
    const cells: Record<string, string> = {
      InvoiceNo: invoice,
      StockCode: '22423.0',
      Description: '',
      Quantity: quantity,
      InvoiceDate: '2010-12-01 08:26:00',
      UnitPrice: price,
      CustomerID: customer,
      Country: 'France',
    }
    return clean(contextOf('online-retail').header.map((name) => cells[name]!))
  }
  expect(row('C1', '-1', '0', '')).toMatchObject({ reason: 'no_customer' })
  expect(row('C1', '-1', '0', '7')).toMatchObject({ reason: 'cancelled', value: 'C1' })
  expect(row('1', '-1', '0', '7')).toMatchObject({ reason: 'quantity_not_positive', column: 'Quantity' })
  expect(row('1', '1', '0', '7')).toMatchObject({ reason: 'price_not_positive', column: 'UnitPrice' })
  expect(row('1', '2', '0.001', '18287.0')).toMatchObject({
    customer: '18287',
    product: '22423',
    amount: null,
    description: null,
  })
})

test('numbers are read as shops write them, exactly', () => {
  const read = ['1,234.50', '¥12', '１２', '-5', '(5)', '3.', '.5', '1e3', '12元', '0.1234567'].map(readDecimal)
  expect(read).toEqual(['1234.50', '12', '12', '-5', '-5', '3', '0.5', '1000', '12', '0.1235'])
  for (const text of ['', '-', '1,2', '12a', 'NaN', 'Infinity', '1e99', '1.2.3', '--5'])
    expect(readDecimal(text)).toBeNull()
  expect([readWhole('3.0'), readWhole('3.5'), readWhole('-2')]).toEqual([3, null, -2])
})

describe('times', () => {
  const days = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })

  test('every moment comes back as it was written, year first or last, with the order that was found', () => {
    fc.assert(
      fc.property(days, (moment) => {
        const iso = moment.toISOString()
        const [date, clock] = [iso.slice(0, 10), iso.slice(11, 19)]
        const [year, month, day] = date.split('-')
        const expected = `${date} ${clock}`
        expect(createTimeReader('ymd')(`${year}/${Number(month)}/${Number(day)} ${clock}`)).toBe(expected)
        expect(createTimeReader('mdy')(`${month}/${day}/${year} ${clock}`)).toBe(expected)
        expect(createTimeReader('dmy')(`${day}/${month}/${year} ${clock}`)).toBe(expected)
        expect(['either', Number(day) > 12 ? 'mdy' : 'either']).toContain(dayOrderOf(`${month}/${day}/${year}`))
      }),
    )
  })

  test('shops write them in many ways', () => {
    const read = createTimeReader('mdy')
    expect(read('2022年1月2日 3时4分5秒')).toBe('2022-01-02 03:04:05')
    expect(read('20220102')).toBe('2022-01-02 00:00:00')
    expect(read('2022-06-30 22:46:22.511')).toBe('2022-06-30 22:46:22.511')
    expect(read('2022-06-30T22:46:22+08:00')).toBe('2022-06-30 22:46:22')
    expect(read('12/1/2010 8:26')).toBe('2010-12-01 08:26:00')
    expect(read('12/1/2010 12:05 AM')).toBe('2010-12-01 00:05:00')
    for (const wrong of ['2022-02-29', '2022-13-01', '13/13/2020', '2022-01-01 25:00', '44609.3', 'yesterday', '']) {
      expect(read(wrong), wrong).toBeNull()
    }
  })
})

test('provinces get their full names, and full names stay', () => {
  expect(['上海', '内蒙古', '广东', '江苏省', 'Kent', 'constructor'].map(provinceName)).toEqual([
    '上海市',
    '内蒙古自治区',
    '广东省',
    '江苏省',
    'Kent',
    'constructor',
  ])
})
