import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brushingCustomer } from '../../src/demo/brushing.ts'
import { faults } from '../../src/demo/dirty-rows.ts'
import { type DemoRow, demoColumns, generateOrders } from '../../src/demo/generate-orders.ts'
import { awkwardNicknames } from '../../src/demo/nicknames.ts'

const rows = [...generateOrders({ seed: 1, lastDay: '2026-06-30' })]
const orders = rows.filter(({ fault }) => fault === null).map(readOrder)

describe('generateOrders', () => {
  it('gives the kept rows for seed 1 on every machine', () => {
    const hash = createHash('sha256')
    for (const { cells } of rows) hash.update(`${cells.join('\t')}\n`)
    expect(hash.digest('hex')).toBe('29c4c51881ace26806dcd8c05c9d8154b2ca788c43311081f0e90b279a9cdec8')
  })

  it('gives other rows for another seed', () => {
    const [first] = generateOrders({ seed: 2, lastDay: '2026-06-30' })
    expect(first).not.toEqual(rows[0])
  })

  it('gives as many good orders as asked for, in order of payment, with 25 dirty rows between them', () => {
    expect(orders).toHaveLength(20_000)
    expect(rows).toHaveLength(20_025)
    const times = orders.map(({ paidAt }) => paidAt)
    expect(times).toEqual(times.toSorted())
    expect(times[0]!.slice(0, 7)).toBe('2026-01')
    expect(times.at(-1)!.slice(0, 7)).toBe('2026-06')
    expect(new Set(rows.map(({ cells }) => cells[0])).size).toBe(rows.length)
  })

  it('has every kind of dirty row', () => {
    const counts = Object.fromEntries(Object.keys(faults).map((fault) => [fault, withFault(fault).length]))
    expect(counts).toEqual(faults)
    expect(withFault('missing customer').every(({ cells }) => cells[2] === '')).toBe(true)
    expect(withFault('amount is text').every(({ cells }) => Number.isNaN(Number(cells[5])))).toBe(true)
    expect(withFault('impossible date').every(({ cells }) => !isDate(cells[3]!))).toBe(true)
    expect(withFault('quantity 0').every(({ cells }) => cells[9] === '0')).toBe(true)
    expect(withFault('too few fields').every(({ cells }) => cells.length < demoColumns.length)).toBe(true)
    expect(withFault('far future').every(({ cells }) => cells[3]!.startsWith('2099-') && isDate(cells[3]!))).toBe(true)
    expect(withFault('unknown status').every(({ cells }) => !['1.0', '0.0', ''].includes(cells[4]!))).toBe(true)
  })

  it('has one day with far more orders than any other', () => {
    const [first, second] = [...countBy(orders, ({ paidAt }) => paidAt.slice(0, 10)).values()].toSorted((a, b) => b - a)
    expect(first! / orders.length).toBeGreaterThan(0.05)
    expect(first! / second!).toBeGreaterThan(4)
  })

  it('is busier between the 10th and the 15th of a month', () => {
    const perDay = countBy(orders, ({ paidAt }) => paidAt.slice(0, 10))
    const inBulge = (day: string) => Number(day.slice(8)) >= 10 && Number(day.slice(8)) <= 15
    const typical = (wanted: boolean) =>
      median([...perDay].filter(([day]) => inBulge(day) === wanted).map(([, n]) => n))
    expect(typical(true) / typical(false)).toBeGreaterThan(1.25)
  })

  it('has its peaks at 10, 22 and midnight and sleeps before dawn', () => {
    const perHour = countBy(orders, ({ paidAt }) => Number(paidAt.slice(11, 13)))
    const hours = [...perHour].toSorted(([, a], [, b]) => b - a).map(([hour]) => hour)
    expect(hours.slice(0, 3).toSorted((a, b) => a - b)).toEqual([0, 10, 22])
    expect(hours.slice(-3).toSorted((a, b) => a - b)).toEqual([3, 4, 5])
  })

  it('sells to all 31 provinces, the four municipalities spelt either way', () => {
    const spellings = countBy(orders, ({ province }) => province)
    expect(new Set([...spellings.keys()].map((name) => name.replace(/市$/, ''))).size).toBe(31)
    for (const name of ['上海', '北京', '天津', '重庆']) {
      expect(spellings.get(name)!).toBeGreaterThan(spellings.get(`${name}市`)!)
    }
    const shenzhen = orders.filter(({ city }) => city === '深圳市')
    expect(shenzhen.length).toBeGreaterThan(300)
    expect(new Set(shenzhen.map(({ province }) => province))).toEqual(new Set(['广东省']))
  })

  it('has about 96 % of coupons used, and a negative amount exactly where one is not', () => {
    const used = orders.filter(({ status }) => status === '1.0')
    expect(used.length / orders.length).toBeGreaterThan(0.95)
    expect(used.length / orders.length).toBeLessThan(0.97)
    expect(used.every(({ amount }) => amount > 0)).toBe(true)
    expect(orders.filter(({ status }) => status !== '1.0').every(({ amount }) => amount < 0)).toBe(true)
    expect(orders.filter(({ status }) => status === '').length).toBeGreaterThan(200)
  })

  it('has mostly single pieces, so that four or more lie outside the box-plot fence', () => {
    const quantities = orders.map(({ quantity }) => quantity).toSorted((a, b) => a - b)
    expect(quantities[Math.floor(quantities.length * 0.25)]).toBe(1)
    expect(quantities[Math.floor(quantities.length * 0.5)]).toBe(1)
    expect(quantities[Math.floor(quantities.length * 0.75)]).toBe(2)
    expect(new Set(orders.map(({ postage }) => postage))).toEqual(new Set([0, 6, 8, 10, 13, 18]))
  })

  it('has amounts skewed to the right within the price of a small household', () => {
    const amounts = orders.map(({ amount }) => Math.abs(amount))
    const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length
    expect(mean / median(amounts)).toBeGreaterThan(1.05)
    expect(Math.min(...amounts)).toBeGreaterThanOrEqual(9.9)
    expect(Math.max(...amounts)).toBeLessThan(2000)
  })

  it('has 7 to 10 % returning customers and a few loyal ones', () => {
    const counts = [...countBy(orders, ({ customer }) => customer).values()]
    const share = counts.filter((count) => count >= 2).length / counts.length
    expect(share).toBeGreaterThan(0.07)
    expect(share).toBeLessThan(0.1)
    expect(counts.filter((count) => count >= 5).length).toBeGreaterThan(40)
    expect(Math.max(...counts)).toBeLessThanOrEqual(12)
  })

  it('has merchants of very different size', () => {
    const sizes = [...countBy(orders, ({ merchant }) => merchant).values()].toSorted((a, b) => b - a)
    expect(sizes.length).toBeGreaterThan(400)
    expect(sizes[0]! / sizes[99]!).toBeGreaterThan(20)
  })

  it('has exactly one customer who brushes orders', () => {
    const bulk = orders.filter(({ quantity }) => quantity >= 4)
    const suspects = [...countBy(bulk, ({ customer }) => customer).keys()].filter((name) =>
      isBrushing(bulk.filter(({ customer }) => customer === name)),
    )
    expect(suspects).toEqual([brushingCustomer])
    const large = bulk.filter(({ customer, quantity }) => customer === brushingCustomer && quantity >= 15)
    const minutes = large.map(({ paidAt }) => Date.parse(`${paidAt.replace(' ', 'T')}Z`) / 60_000)
    expect(large.length).toBeGreaterThanOrEqual(3)
    expect(Math.max(...minutes) - Math.min(...minutes)).toBeLessThan(60)
  })

  it('has the awkward nicknames, each for one customer', () => {
    const customers = new Set(orders.map(({ customer }) => customer))
    expect(awkwardNicknames.filter((name) => !customers.has(name))).toEqual([])
  })

  it('refuses a last day that is none and a shop without orders', () => {
    const first = (lastDay: string, count?: number) => [...generateOrders({ seed: 1, lastDay, orders: count })][0]
    expect(() => first('2026-02-30')).toThrow(RangeError)
    expect(() => first('30.06.2026')).toThrow(RangeError)
    expect(() => first('2026-06-30', 0)).toThrow(RangeError)
  })

  it('has a valid structure for every seed and day', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.maxSafeInteger(), days, fc.integer({ min: 200, max: 600 }), (seed, date, count) => {
        const lastDay = date.toISOString().slice(0, 10)
        const made = [...generateOrders({ seed, lastDay, orders: count })]
        const good = made.filter(({ fault }) => fault === null)
        expect(good).toHaveLength(count)
        for (const row of good) {
          const order = readOrder(row)
          expect(row.cells).toHaveLength(demoColumns.length)
          expect(isDate(order.paidAt) && order.paidAt.slice(0, 10) <= lastDay).toBe(true)
          expect(order.customer.trim()).not.toBe('')
          expect(Number.isFinite(order.amount) && order.amount !== 0).toBe(true)
          expect(Number.isInteger(order.quantity) && order.quantity > 0).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })
})

function readOrder({ cells }: DemoRow) {
  const [, merchant, customer, paidAt, status, amount, postage, province, city, quantity] = cells as string[]
  return {
    merchant: merchant!,
    customer: customer!,
    paidAt: paidAt!,
    status: status!,
    amount: Number(amount),
    postage: Number(postage),
    province: province!,
    city: city!,
    quantity: Number(quantity),
  }
}

function withFault(fault: string): DemoRow[] {
  return rows.filter((row) => row.fault === fault)
}

/** Three orders at three merchants within a day. */
function isBrushing(own: ReturnType<typeof readOrder>[]): boolean {
  const day = (paidAt: string) => Date.parse(`${paidAt.replace(' ', 'T')}Z`) / 86_400_000
  return own.some((first) => {
    const near = own.filter(({ paidAt }) => day(paidAt) >= day(first.paidAt) && day(paidAt) - day(first.paidAt) <= 1)
    return near.length >= 3 && new Set(near.map(({ merchant }) => merchant)).size >= 3
  })
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text.replace(' ', 'T')}Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().replace('T', ' ').startsWith(text)
}

function countBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return counts
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}
