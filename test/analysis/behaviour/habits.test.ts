import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { addDays, type HabitView, habits } from '../../../src/analysis/behaviour/index.ts'
import { makeOrders, makeSource, type OrderRow } from '../../support/factories.ts'
import { hasPaperOrders, loadPaperOrders, realOrdersDatabase, reference } from '../../support/real-orders.ts'

const database = await realOrdersDatabase()
const asked = (sourceId: number) => ({ sourceId, view: 'all' as HabitView, period: 'all' as const })

describe('a small shop', () => {
  test('items, orders per customer and pairs with a shop are counted', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-03-01 00:00:00', amount: 1, merchant: 'm1', quantity: 1 },
      { customer: 'a', paidAt: '2024-03-10 05:59:59.999', amount: 1, merchant: 'm1', quantity: 1 },
      { customer: 'a', paidAt: '2024-03-11 06:00:00', amount: 1, merchant: 'm2', quantity: 4 },
      { customer: 'b', paidAt: '2024-03-21 23:59:59', amount: 1, merchant: 'm1', quantity: 2 },
    ])
    const result = (await habits(database, asked(sourceId)))!
    expect(result.quantity).toEqual({
      counts: [
        { quantity: 1, orders: 2 },
        { quantity: 2, orders: 1 },
        { quantity: 4, orders: 1 },
      ],
      mean: 2,
      median: 1.5,
    })
    expect(result.frequency).toEqual({
      counts: [
        { orders: 1, customers: 1 },
        { orders: 3, customers: 1 },
      ],
      customers: 2,
      repeatBuyers: 1,
      repeatShare: 0.5,
      shopPairs: { pairs: 3, repeated: 1, share: 1 / 3, merchants: 2 },
    })
    expect(result.bands.map(({ part, orders }) => [part, orders])).toEqual([
      ['night', 2],
      ['morning', 1],
      ['afternoon', 0],
      ['evening', 1],
    ])
    expect(result.thirds.map(({ part, orders, share }) => [part, orders, share])).toEqual([
      ['early', 2, 0.5],
      ['middle', 1, 0.25],
      ['late', 1, 0.25],
    ])
    expect(result.bands[0]!.medianOrders).toBe(0.5)
  })

  test('a part of the month that one event day makes high is low without that day', async () => {
    const sourceId = await makeSource(database)
    const even: OrderRow[] = Array.from({ length: 60 }, (_, index) => ({
      customer: 'a',
      paidAt: `${addDays('2024-04-01', index)} 12:00:00`,
      amount: 1,
    }))
    const burst = Array.from({ length: 60 }, () => ({ customer: 'b', paidAt: '2024-04-15 09:00:00', amount: 1 }))
    await makeOrders(database, sourceId, [...even, ...burst])
    const result = (await habits(database, asked(sourceId)))!
    expect(result.events).toEqual([{ day: '2024-04-15', value: 61, timesUsual: 61 }])
    const middle = result.thirds[1]!
    expect(middle).toMatchObject({ part: 'middle', orders: 80, share: 80 / 120, medianOrders: 1 })
    expect(middle.usualShare).toBe(19 / 59)
  })

  test('without customers or shops there is no frequency, and one order of nothing divides nothing by zero', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-01-31 00:00:00', amount: 0, quantity: 0 }])
    expect((await habits(database, asked(sourceId)))!.frequency).toMatchObject({ customers: 1, shopPairs: null })
    await database.db.execute(sql`update orders set customer_id = null where source_id = ${sourceId}`)
    const result = (await habits(database, asked(sourceId)))!
    expect(result.frequency).toBeNull()
    expect(result).toMatchObject({ orders: 1, quantity: { mean: 0, median: 0 }, events: [] })
    expect(JSON.stringify(result)).not.toContain('NaN')
    expect(await habits(database, asked(await makeSource(database)))).toBeNull()
  })
})

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  test('quantities, frequency, shop pairs, bands and thirds are those of the reference', async () => {
    const result = (await habits(database, asked(await loadPaperOrders(database))))!
    const { cleaned_20170 } = reference<{ cleaned_20170: { qty: Record<string, number> } }>('paper/behaviour.json')
    expect(Object.fromEntries(result.quantity.counts.map((row) => [row.quantity, row.orders]))).toEqual(
      cleaned_20170.qty,
    )
    expect(result.frequency).toMatchObject({
      customers: 18716,
      repeatBuyers: 1293,
      repeatShare: 1293 / 18716,
      shopPairs: { pairs: 20154, repeated: 16, share: 16 / 20154, merchants: 4723 },
    })
    const { orders_by_band, orders_by_third, freq_cuts } = reference<{
      orders_by_band: Record<string, number>
      orders_by_third: Record<string, number>
      freq_cuts: Record<string, number>
    }>('paper/portrait.json')
    const orders = (parts: { orders: number }[]) => parts.map((part) => part.orders)
    expect(orders(result.bands)).toEqual(['凌晨', '上午', '下午', '晚上'].map((band) => orders_by_band[band]))
    expect(orders(result.thirds)).toEqual(['月初', '月中', '月末'].map((third) => orders_by_third[third]))
    const customers = (from: number, to: number) =>
      result.frequency!.counts.reduce(
        (sum, row) => sum + (row.orders >= from && row.orders <= to ? row.customers : 0),
        0,
      )
    expect([customers(1, 1), customers(2, 2), customers(3, 99)]).toEqual([freq_cuts[1], freq_cuts[2], freq_cuts['>=3']])
  })

  test('mid-month is no habit: without the event days the end of the month is ahead', async () => {
    const result = (await habits(database, asked(await loadPaperOrders(database))))!
    expect(result.events[0]).toMatchObject({ day: '2022-01-11', value: 2593 })
    expect(result.thirds[1]!.share).toBeCloseTo(11522 / 20170, 12)
    expect(result.thirds[1]!.usualShare!).toBeLessThan(result.thirds[2]!.usualShare!)
  })
})
