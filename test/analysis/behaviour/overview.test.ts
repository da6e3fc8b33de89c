import { describe, expect, test } from 'vitest'
import { couponShares, overview, places } from '../../../src/analysis/behaviour/index.ts'
import { schema } from '../../../src/db/index.ts'
import { makeOrders, makeSource } from '../../support/factories.ts'
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
const ever = { from: '2000-01-01', until: '2100-01-01' }

describe('a small shop', () => {
  test('key figures count orders, sales, buyers and those who came again, without orders in quarantine', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-03-01 10:00:00', amount: 10.5, merchant: 'm1', couponStatus: 1 },
      { customer: 'a', paidAt: '2024-03-02 10:00:00', amount: 20, merchant: 'm1', couponStatus: 0 },
      { customer: 'b', paidAt: '2024-03-02 23:59:59.999', amount: 30, merchant: 'm2', quantity: 4, couponStatus: -1 },
      { customer: 'c', paidAt: '2024-03-02 12:00:00', amount: 40, merchant: 'm2' },
      { customer: 'd', paidAt: '2024-04-02 12:00:00', amount: 999, merchant: 'm2', quarantined: true },
    ])
    const result = await overview(database, { sourceId, period: 'all' })
    expect(result!.figures).toEqual({
      orders: 4,
      namelessOrders: 0,
      sales: 100.5,
      quantity: 7,
      buyers: 3,
      averageOrder: 25.125,
      repeatBuyers: 1,
      repeatShare: 1 / 3,
      shopPairs: { pairs: 3, repeated: 1, share: 1 / 3, merchants: 2 },
      coupons: { known: 3, used: 1, claimed: 1, unclaimed: 1 },
    })
    expect([result!.from, result!.to]).toEqual(['2024-03-01', '2024-03-02'])
    expect(result!.comparison).toBeNull()
    expect(result!.series).toEqual({
      unit: 'day',
      points: [
        { bucket: '2024-03-01', orders: 1, sales: 10.5 },
        { bucket: '2024-03-02', orders: 3, sales: 90 },
      ],
    })
  })

  test('a period ends at the last order and is compared with as many days before it', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-01-01 00:00:00', amount: 10 },
      { customer: 'a', paidAt: '2024-01-08 00:00:00', amount: 20 },
      { customer: 'b', paidAt: '2024-01-14 08:00:00', amount: 40 },
    ])
    const week = await overview(database, { sourceId, period: { days: 7 } })
    expect([week!.from, week!.to]).toEqual(['2024-01-08', '2024-01-14'])
    expect(week!.comparison).toMatchObject({ days: 7, changes: { orders: 1, sales: 5, buyers: 1, averageOrder: 2 } })
    expect(week!.comparison!.changes.repeatShare).toBeNull()
    expect(week!.series.points).toHaveLength(7)
    const month = await overview(database, { sourceId, period: { days: 30 } })
    expect(month!.from).toBe('2024-01-01')
    expect(month!.comparison).toBeNull()
  })

  test('completeness is what the last finished import kept of what it read', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-01-01 00:00:00', amount: 10 }])
    const run = {
      fileName: 'f',
      fileSha256: 'x',
      fileBytes: 1,
      preset: 'p',
      mapping: {},
      options: {},
      requestedBy: 't',
    }
    await database.db.insert(schema.imports).values([
      { ...run, sourceId, status: 'done', report: { rows_read: 8, rows_kept: 6 } },
      { ...run, sourceId, status: 'failed' },
    ])
    const result = await overview(database, { sourceId, period: 'all' })
    expect(result!.source.completeness).toEqual({ rowsRead: 8, rowsKept: 6, share: 0.75 })
  })

  test('a source without orders, or without being there, has no overview', async () => {
    expect(await overview(database, { sourceId: await makeSource(database), period: 'all' })).toBeNull()
    expect(await overview(database, { sourceId: 123456, period: 'all' })).toBeNull()
  })

  test('one order of nothing divides nothing by zero', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-01-01 00:00:00', amount: 0, province: 'x' }])
    const result = await overview(database, { sourceId, period: { days: 7 } })
    expect(JSON.stringify(result)).not.toContain('NaN')
    expect(result!.figures).toMatchObject({
      orders: 1,
      averageOrder: 0,
      repeatShare: 0,
      shopPairs: null,
      coupons: null,
    })
    expect((await places(database, { sourceId, stretch: ever })).top).toMatchObject([
      { place: 'x', sales: 0, orders: 1, shareOfSales: null },
    ])
    expect(await couponShares(database, { sourceId })).toBeNull()
  })

  test('a source that says nothing of places has none', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-01-01 00:00:00', amount: 5 }])
    expect(await places(database, { sourceId, stretch: ever })).toMatchObject({
      kind: null,
      top: [],
      all: { unknown: { orders: 1, sales: 5 } },
    })
  })
})

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  test('figures, places and coupons are those of the reference', async () => {
    const sourceId = await loadPaperOrders(database)
    const result = await overview(database, { sourceId, period: 'all' })
    expect(result!.figures).toMatchObject({
      orders: 20170,
      sales: 2536119,
      buyers: 18716,
      repeatBuyers: 1293,
      shopPairs: { pairs: 20154, repeated: 16, merchants: 4723 },
      coupons: { known: 20170, used: 19438, claimed: 379, unclaimed: 353 },
    })
    expect(result!.figures.repeatShare).toBeCloseTo(0.0691, 4)
    expect(result!.source.quarantinedOrders).toBe(13)
    expect(result!.series.unit).toBe('month')
    expect(result!.series.points.map((point) => point.orders)).toEqual([6087, 3465, 2304, 2111, 2305, 3898])
    const { kind, top } = await places(database, { sourceId, stretch: ever })
    expect(kind).toBe('province')
    const { cleaned_20170 } = reference<{ cleaned_20170: { prov_split_top: [string, number, number, number][] } }>(
      'paper/behaviour.json',
    )
    const expected = cleaned_20170.prov_split_top.slice(0, 10).map(([place, sales, , orders]) => [place, sales, orders])
    expect(top.map(({ place, sales, orders }) => [place, sales, orders])).toEqual(expected)
    const coupons = await couponShares(database, { sourceId })
    expect(coupons!.used.share).toBeCloseTo(0.963708477937531, 12)
  })
})

describe.skipIf(!hasRetailOrders)("the retailer's orders", { timeout: 120_000 }, () => {
  test('sales by country and month are those of the reference, and closed Saturdays are zeros', {
    timeout: 120_000,
  }, async () => {
    const sourceId = await loadRetailOrders(database)
    const result = await overview(database, { sourceId, period: 'all' })
    expect(result!.figures).toMatchObject({ orders: 18532, buyers: 4338, shopPairs: null, coupons: null })
    expect(result!.figures.sales).toBeCloseTo(8911407.904, 3)
    const sales = reference<{
      country_top10: [string, number, number, number, number][]
      month: Record<string, number[]>
    }>('retail/sales.json')
    const { kind, top } = await places(database, { sourceId, stretch: ever })
    expect(kind).toBe('country')
    expect(top.map(({ place, orders }) => [place, orders])).toEqual(sales.country_top10.map((row) => [row[0], row[3]]))
    expect(result!.series.points.map(({ bucket, orders }) => [bucket, orders])).toEqual(
      Object.entries(sales.month).map(([month, [, , orders]]) => [month, orders]),
    )
    const weekdays = await trendOf(database, { sourceId, by: 'weekday' })
    expect(weekdays.rows.map((row) => row.orders)).toEqual([2863, 3184, 3455, 4032, 2829, 0, 2169])
    expect(weekdays.rows[5]!.median).toBeNull()
  })
})
