import { describe, expect, test } from 'vitest'
import { addDays, type TrendBucket, trend } from '../../../src/analysis/behaviour/index.ts'
import { testDatabase } from '../../support/database.ts'
import { makeOrders, makeSource, type OrderRow } from '../../support/factories.ts'
import { hasPaperOrders, loadPaperOrders, reference } from '../../support/real-orders.ts'

const database = await testDatabase()

describe('a small shop', () => {
  test('buckets without orders are there, with a median over the days that had orders', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2023-12-04 10:00:00', amount: 10 },
      { customer: 'a', paidAt: '2023-12-04 11:30:00', amount: 10, quantity: 3 },
      { customer: 'b', paidAt: '2023-12-04 11:59:59.999', amount: 10 },
      { customer: 'a', paidAt: '2024-02-05 11:00:00', amount: 5 },
    ])
    const months = await trend(database, { sourceId, by: 'month' })
    expect(months!.rows).toEqual([
      { bucket: '2023-12', orders: 3, sales: 30, buyers: 2, quantity: 5, medianOrders: 3, days: 1 },
      { bucket: '2024-01', orders: 0, sales: 0, buyers: 0, quantity: 0, medianOrders: null, days: 0 },
      { bucket: '2024-02', orders: 1, sales: 5, buyers: 1, quantity: 1, medianOrders: 1, days: 1 },
    ])
    const weekdays = await trend(database, { sourceId, by: 'weekday' })
    expect(weekdays!.rows.map((row) => row.orders)).toEqual([4, 0, 0, 0, 0, 0, 0])
    expect(weekdays!.rows[0]).toMatchObject({ medianOrders: 2, days: 2 })
    const hours = await trend(database, { sourceId, by: 'hour' })
    expect(hours!.rows).toHaveLength(24)
    expect(hours!.rows[11]).toMatchObject({ orders: 3, medianOrders: 1.5 })
    expect(hours!.rows[10]).toMatchObject({ orders: 1, medianOrders: 0.5 })
    expect(hours!.rows[0]).toMatchObject({ orders: 0, medianOrders: 0 })
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
    expect((await trend(database, { sourceId: quiet, by: 'day' }))!.spikes).toEqual([])
    const loud = await makeSource(database)
    await makeOrders(database, loud, [...even, ...burst])
    const spike = { day: '2024-02-11', orders: 41, timesUsual: 41 }
    const byDay = await trend(database, { sourceId: loud, by: 'day' })
    expect(byDay!.spikes).toEqual([{ ...spike, bucket: '11', shareOfBucket: 41 / 43 }])
    const byMonth = await trend(database, { sourceId: loud, by: 'month' })
    expect(byMonth!.spikes).toEqual([{ ...spike, bucket: '2024-02', shareOfBucket: 41 / 69 }])
    const byHour = await trend(database, { sourceId: loud, by: 'hour' })
    expect(byHour!.spikes).toMatchObject([{ bucket: '9', orders: 40, shareOfBucket: 1 }])
  })

  test.each<TrendBucket>(['month', 'day', 'weekday', 'hour'])(
    'a single day by %s has no spike and no NaN',
    async (by) => {
      const sourceId = await makeSource(database)
      await makeOrders(database, sourceId, [{ customer: '<b>&', paidAt: '2024-12-31 23:59:59.999', amount: 0 }])
      const result = await trend(database, { sourceId, by })
      expect(result!.orders).toBe(1)
      expect(result!.spikes).toEqual([])
      expect(JSON.stringify(result)).not.toContain('NaN')
    },
  )

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
    const months = await trend(database, { sourceId, by: 'month' })
    expect(months!.rows.map(figures)).toEqual(Object.values(expected.month).map(values))
    expect(months!.spikes.map((spike) => spike.day)).toEqual(['2022-02-17', '2022-04-18', '2022-01-11'])
    const days = await trend(database, { sourceId, by: 'day' })
    expect(days!.rows.map(figures)).toEqual(Object.values(expected.dom).map(values))
    expect(days!.spikes.map((spike) => spike.day)).toEqual([
      '2022-01-11',
      '2022-02-17',
      '2022-06-16',
      '2022-03-31',
      '2022-04-18',
      '2022-05-08',
      '2022-03-30',
    ])
    expect(days!.spikes[0]).toMatchObject({ bucket: '11', orders: 2593 })
    expect(days!.spikes[0]!.shareOfBucket).toBeCloseTo(0.88, 2)
    expect(days!.rows[1]!.days).toBe(5)
    const weekdays = await trend(database, { sourceId, by: 'weekday' })
    expect(weekdays!.rows.map(figures)).toEqual(Object.values(expected.dow_mon0).map(values))
    const hours = await trend(database, { sourceId, by: 'hour' })
    expect(hours!.rows.map(figures)).toEqual(Object.values(expected.hour).map(values))
  })
})

function figures({ orders, sales, quantity }: { orders: number; sales: number; quantity: number }) {
  return [orders, sales, quantity]
}

function values({ orders, sales, qty }: Cells[string]) {
  return [orders, sales, qty]
}
