import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { addDays, type TrendBucket, type TrendRow, trend } from '../../../src/analysis/behaviour/index.ts'
import { makeOrders, makeSource, type OrderRow } from '../../support/factories.ts'
import {
  hasPaperOrders,
  hasRetailOrders,
  loadPaperOrders,
  loadRetailOrders,
  realOrdersDatabase,
  reference,
} from '../../support/real-orders.ts'
import { trendOf } from '../../support/trend.ts'

const database = await realOrdersDatabase()

describe('a small shop', () => {
  test('buckets without orders are there, with a median over the days that had orders', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2023-12-04 10:00:00', amount: 10 },
      { customer: 'a', paidAt: '2023-12-04 11:30:00', amount: 10, quantity: 3 },
      { customer: 'b', paidAt: '2023-12-04 11:59:59.999', amount: 10 },
      { customer: 'a', paidAt: '2024-02-05 11:00:00', amount: 5 },
    ])
    const months = await trendOf(database, { sourceId, by: 'month' })
    expect(months.rows).toEqual([
      { bucket: '2023-12', orders: 3, sales: 30, quantity: 5, buyers: null, median: 3, days: 1 },
      { bucket: '2024-01', orders: 0, sales: 0, quantity: 0, buyers: null, median: null, days: 0 },
      { bucket: '2024-02', orders: 1, sales: 5, quantity: 1, buyers: null, median: 1, days: 1 },
    ])
    const weekdays = await trendOf(database, { sourceId, by: 'weekday' })
    expect(weekdays.rows.map((row) => row.orders)).toEqual([4, 0, 0, 0, 0, 0, 0])
    expect(weekdays.rows[0]).toMatchObject({ median: 2, days: 2 })
    const hours = await trendOf(database, { sourceId, by: 'hour' })
    expect(hours.rows).toHaveLength(24)
    expect(hours.rows[11]).toMatchObject({ orders: 3, median: 1.5 })
    expect(hours.rows[10]).toMatchObject({ orders: 1, median: 0.5 })
    expect(hours.rows[0]).toMatchObject({ orders: 0, median: 0 })
  })

  test('a day far above its surroundings is named as a spike of its buckets; an even shop has none', async () => {
    const even: OrderRow[] = Array.from({ length: 90 }, (_, index) => ({
      customer: `c${index}`,
      paidAt: `${addDays('2024-01-01', index)} 12:00:00`,
      amount: 1,
    }))
    const burst = Array.from({ length: 40 }, (_, index) => ({
      customer: `s${index}`,
      paidAt: '2024-02-11 09:00:00',
      amount: 1,
    }))
    const quiet = await makeSource(database)
    await makeOrders(database, quiet, even)
    expect((await trendOf(database, { sourceId: quiet, by: 'day' })).spikes).toEqual([])
    const loud = await makeSource(database)
    await makeOrders(database, loud, [...even, ...burst])
    const spike = { day: '2024-02-11', value: 41, timesUsual: 41 }
    const byDay = await trendOf(database, { sourceId: loud, by: 'day' })
    expect(byDay.spikes).toEqual([{ ...spike, bucket: '11', shareOfBucket: 41 / 43 }])
    const byMonth = await trendOf(database, { sourceId: loud, by: 'month' })
    expect(byMonth.spikes).toEqual([{ ...spike, bucket: '2024-02', shareOfBucket: 41 / 69 }])
    const byHour = await trendOf(database, { sourceId: loud, by: 'hour' })
    expect(byHour.spikes).toMatchObject([{ bucket: '9', value: 40, shareOfBucket: 1 }])
  })

  test.each<TrendBucket>(['month', 'day', 'weekday', 'hour'])(
    'a single day by %s has no spike and no NaN',
    async (by) => {
      const sourceId = await makeSource(database)
      await makeOrders(database, sourceId, [{ customer: '<b>&', paidAt: '2024-12-31 23:59:59.999', amount: 0 }])
      const result = await trendOf(database, { sourceId, by })
      expect(result.total).toBe(1)
      expect(result.spikes).toEqual([])
      expect(JSON.stringify(result)).not.toContain('NaN')
    },
  )

  test('a measure has its own medians, total and spikes; buyers are counted once wherever they are counted', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-01-01 09:00:00', amount: 10 },
      { customer: 'a', paidAt: '2024-01-01 09:30:00', amount: 20.5 },
      { customer: 'a', paidAt: '2024-01-01 11:00:00', amount: 1 },
      { customer: 'b', paidAt: '2024-01-08 09:00:00', amount: 100, quantity: 5 },
      { customer: 'a', paidAt: '2024-01-15 09:00:00', amount: 7 },
    ])
    const hour = async (measure: 'sales' | 'quantity' | 'buyers', nth: number) => {
      const result = await trendOf(database, { sourceId, by: 'hour', measure })
      return { total: result.total, ...result.rows[nth] }
    }
    expect(await hour('sales', 9)).toMatchObject({ total: 138.5, sales: 137.5, median: 30.5, buyers: null, days: 3 })
    expect(await hour('quantity', 9)).toMatchObject({ total: 9, quantity: 8, median: 2 })
    expect(await hour('buyers', 9)).toMatchObject({ total: 2, buyers: 2, median: 1, orders: 4 })
    expect(await hour('buyers', 11)).toMatchObject({ buyers: 1, median: 0 })
    const mondays = await trendOf(database, { sourceId, by: 'weekday', measure: 'buyers' })
    expect(mondays.rows[0]).toMatchObject({ orders: 5, sales: 138.5, quantity: 9, buyers: 2, median: 1, days: 3 })
  })

  test('a period leaves out what was paid before it, and has its own months', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-01-01 09:00:00', amount: 10 },
      { customer: 'a', paidAt: '2024-03-24 23:59:59.999', amount: 20 },
      { customer: 'a', paidAt: '2024-03-25 00:00:00', amount: 30 },
      { customer: 'b', paidAt: '2024-04-23 12:00:00', amount: 40 },
    ])
    const result = await trendOf(database, { sourceId, by: 'month', measure: 'sales', period: { days: 30 } })
    expect([result.from, result.to, result.total]).toEqual(['2024-03-25', '2024-04-23', 70])
    expect(result.rows.map(({ bucket, sales }) => [bucket, sales])).toEqual([
      ['2024-03', 30],
      ['2024-04', 40],
    ])
  })

  test('orders that name no customer count in sales; buyers are then what the data lack', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-01-01 09:00:00', amount: 10 },
      { customer: 'b', paidAt: '2024-01-01 10:00:00', amount: 20 },
    ])
    await database.db.execute(sql`update orders set customer_id = null where source_id = ${sourceId} and amount = 20`)
    const buyers = () => trend(database, { sourceId, by: 'month', measure: 'buyers' })
    expect(await buyers()).toMatchObject({ total: 1, rows: [{ orders: 2, sales: 30, buyers: 1, median: 1 }] })
    await database.db.execute(sql`update orders set customer_id = null where source_id = ${sourceId}`)
    expect(await buyers()).toMatchObject({ lacking: ['customer'] })
    expect(await trend(database, { sourceId, by: 'month', measure: 'sales' })).toMatchObject({ total: 30 })
  })

  test('a spike is one of the measure: a single large order is no spike of orders', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(
      database,
      sourceId,
      Array.from({ length: 60 }, (_, index) => ({
        customer: 'a',
        paidAt: `${addDays('2024-01-01', index)} 12:00:00`,
        amount: index === 40 ? 900 : 10,
      })),
    )
    const spikes = async (measure: 'orders' | 'sales') =>
      (await trendOf(database, { sourceId, by: 'month', measure })).spikes
    expect(await spikes('orders')).toEqual([])
    expect(await spikes('sales')).toEqual([
      { bucket: '2024-02', day: '2024-02-10', value: 900, shareOfBucket: 900 / 1180, timesUsual: 90 },
    ])
  })

  test('a source without orders has no trend', async () => {
    expect(await trend(database, { sourceId: await makeSource(database), by: 'hour' })).toBeNull()
  })
})

type Cells = Record<string, { orders: number; sales: number; qty: number }>

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  test('months, days, weekdays and hours are those of the reference, and its event days are named', async () => {
    const sourceId = await loadPaperOrders(database)
    const expected = reference<{ cleaned_20170: Record<'month' | 'dom' | 'hour' | 'dow_mon0', Cells> }>(
      'paper/behaviour.json',
    ).cleaned_20170
    const months = await trendOf(database, { sourceId, by: 'month' })
    expect(months.rows.map(figures)).toEqual(Object.values(expected.month).map(values))
    expect(months.spikes.map((spike) => spike.day)).toEqual(['2022-02-17', '2022-04-18', '2022-01-11'])
    const days = await trendOf(database, { sourceId, by: 'day' })
    expect(days.rows.map(figures)).toEqual(Object.values(expected.dom).map(values))
    expect(days.spikes.map((spike) => spike.day)).toEqual([
      '2022-01-11',
      '2022-02-17',
      '2022-06-16',
      '2022-03-31',
      '2022-04-18',
      '2022-05-08',
      '2022-03-30',
    ])
    expect(days.spikes[0]).toMatchObject({ bucket: '11', value: 2593 })
    expect(days.spikes[0]!.shareOfBucket).toBeCloseTo(0.88, 2)
    expect(days.rows[1]!.days).toBe(5)
    const weekdays = await trendOf(database, { sourceId, by: 'weekday' })
    expect(weekdays.rows.map(figures)).toEqual(Object.values(expected.dow_mon0).map(values))
    const hours = await trendOf(database, { sourceId, by: 'hour' })
    expect(hours.rows.map(figures)).toEqual(Object.values(expected.hour).map(values))
  })
})

function figures({ orders, sales, quantity }: { orders: number; sales: number; quantity: number }) {
  return [orders, sales, quantity]
}

function values({ orders, sales, qty }: Cells[string]) {
  return [orders, sales, qty]
}

describe.skipIf(!hasRetailOrders)("the retailer's orders", { timeout: 120_000 }, () => {
  test('sales and orders by month, weekday and hour are those of the reference, to the cent', async () => {
    const sourceId = await loadRetailOrders(database)
    const expected =
      reference<
        Record<'month' | 'weekday_mon0' | 'hour', Record<string, [sales: number, lines: number, orders: number]>>
      >('retail/sales.json')
    const found = async (by: TrendBucket, key = (row: TrendRow) => row.bucket) => {
      const { rows } = await trendOf(database, { sourceId, by, measure: 'sales' })
      return rows.filter((row) => row.orders > 0).map((row) => [key(row), cents(row.sales), row.orders])
    }
    const kept = (by: keyof typeof expected) =>
      Object.entries(expected[by]).map(([bucket, [sales, , orders]]) => [bucket, cents(sales), orders])
    expect(await found('month')).toEqual(kept('month'))
    expect(await found('weekday', ({ bucket }) => String(Number(bucket) - 1))).toEqual(kept('weekday_mon0'))
    // One invoice has lines of 11:59 and of 12:00. The reference counts it in both hours, an order is paid once: at 11:59.
    const others = (rows: unknown[][]) => rows.filter(([hour]) => hour !== '11' && hour !== '12')
    const hours = await found('hour')
    expect(others(hours)).toEqual(others(kept('hour')))
    expect(hours.reduce((sum, [, sales]) => sum + Number(sales), 0)).toBe(891140790)
    expect((await trendOf(database, { sourceId, by: 'month', measure: 'buyers' })).total).toBe(4338)
  })
})

function cents(amount: number): number {
  return Math.round(amount * 100)
}
