import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { latestRfm, recomputeRfm } from '../../../src/analysis/rfm/index.ts'
import { makeOrders, makeSource } from '../../support/factories.ts'
import {
  hasPaperOrders,
  hasRetailOrders,
  loadPaperOrders,
  loadRetailOrders,
  realOrdersDatabase,
  reference,
  referenceRows,
} from '../../support/real-orders.ts'

const database = await realOrdersDatabase()

type ScoreRow = { key: string; figures: [number, number, number]; scores: string; class: string }

function readScores(snapshotId: number) {
  return database.db.execute<ScoreRow>(sql`
    select key, json_build_array(recency, frequency, monetary::float8) as figures,
      recency_score || '' || frequency_score || monetary_score as scores, rfm_class as class
    from rfm_scores join customers on customers.id = customer_id
    where snapshot_id = ${snapshotId} order by key`)
}

async function snapshots(sourceId: number) {
  const [row] = await database.db.execute<{ snapshots: number; scores: number }>(sql`
    select count(distinct rfm_snapshots.id)::int as snapshots, count(customer_id)::int as scores
    from rfm_snapshots left join rfm_scores on snapshot_id = id where source_id = ${sourceId}`)
  return row
}

describe('a small shop', () => {
  test('customers get days, orders and amount, ranks with ties shared, and a class against the means', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'recent and rich', paidAt: '2024-03-09 23:59:59.999', amount: 100 },
      { customer: 'recent and rich', paidAt: '2024-03-01 10:00:00', amount: 100 },
      { customer: 'a day', paidAt: '2024-03-08 23:59:59.999', amount: 10 },
      { customer: 'long ago', paidAt: '2024-01-01 00:00:00', amount: 10 },
      { customer: 'brushed', paidAt: '2024-03-20 00:00:00', amount: 9999, quarantined: true },
    ])
    const result = await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    expect(result).toMatchObject({
      changed: true,
      snapshot: {
        referenceDate: '2024-03-10',
        ordersThrough: '2024-03-09 23:59:59.999',
        orders: 4,
        customers: 3,
        meanFrequency: 4 / 3,
      },
    })
    expect(await readScores(result!.snapshot.id)).toEqual([
      { key: 'a day', figures: [1, 1, 10], scores: '433', class: '100' },
      { key: 'long ago', figures: [69, 1, 10], scores: '233', class: '000' },
      { key: 'recent and rich', figures: [0, 2, 200], scores: '555', class: '111' },
    ])
  })

  test('a value equal to the mean is not better than it, so equal customers are all in the last class', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(
      database,
      sourceId,
      Array.from({ length: 7 }, (_, index) => ({ customer: `c${index}`, paidAt: '2024-05-05 12:00:00', amount: 0.1 })),
    )
    const result = await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    const rows = await readScores(result!.snapshot.id)
    expect(new Set(rows.map((row) => `${row.class} ${row.scores}`))).toEqual(new Set(['000 333']))
    const latest = await latestRfm(database, sourceId)
    expect(latest!.collapsed.map((item) => item.dimension)).toEqual(['recency', 'frequency', 'monetary'])
    expect(latest!.classes.find((item) => item.rfmClass === '111')).toEqual({
      rfmClass: '111',
      customers: 0,
      shareOfCustomers: 0,
      monetary: 0,
      shareOfMonetary: 0,
      means: null,
    })
  })

  test('one customer who paid nothing has figures and no NaN', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [{ customer: '<b>&', paidAt: '2024-05-05 12:00:00', amount: 0 }])
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    const latest = await latestRfm(database, sourceId)
    expect(JSON.stringify(latest)).not.toMatch(/NaN|null,"shareOf/)
    expect(latest!.classes.reduce((sum, item) => sum + item.customers, 0)).toBe(1)
  })

  test('a source without orders has no snapshot', async () => {
    const sourceId = await makeSource(database)
    expect(await recomputeRfm(database, { sourceId, requestedBy: 'test' })).toBeNull()
    expect(await recomputeRfm(database, { sourceId, referenceDate: '2024-01-01', requestedBy: 'test' })).toBeNull()
    expect(await latestRfm(database, sourceId)).toBeNull()
    expect(await snapshots(sourceId)).toEqual({ snapshots: 0, scores: 0 })
  })

  test('orders on or after the reference date do not count', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-01-01 08:00:00', amount: 1 },
      { customer: 'a', paidAt: '2024-02-01 00:00:00', amount: 5 },
    ])
    const result = await recomputeRfm(database, { sourceId, referenceDate: '2024-02-01', requestedBy: 'test' })
    expect((await readScores(result!.snapshot.id))[0]!.figures).toEqual([30, 1, 1])
  })

  test('running twice keeps one snapshot; a corrected amount makes a second', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-01-01 08:00:00', amount: 1 },
      { customer: 'b', paidAt: '2024-01-02 08:00:00', amount: 2 },
    ])
    const first = await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    const again = await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    expect(again).toEqual({ ...first, changed: false })
    expect(await snapshots(sourceId)).toEqual({ snapshots: 1, scores: 2 })
    await database.db.execute(sql`update orders set amount = 3 where source_id = ${sourceId} and amount = 1`)
    const corrected = await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    expect(corrected!.changed).toBe(true)
    expect(await snapshots(sourceId)).toEqual({ snapshots: 2, scores: 4 })
  })

  test('recomputations at the same time write one snapshot', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-01-01 08:00:00', amount: 1 }])
    const results = await Promise.all([1, 2, 3].map(() => recomputeRfm(database, { sourceId, requestedBy: 'test' })))
    expect(results.filter((result) => result!.changed)).toHaveLength(1)
    expect(await snapshots(sourceId)).toEqual({ snapshots: 1, scores: 1 })
  })
})

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  test('classes, means, scores and every customer are those of the reference', async () => {
    const sourceId = await loadPaperOrders(database)
    const result = await recomputeRfm(database, { sourceId, referenceDate: '2022-07-30', requestedBy: 'test' })
    expect(result!.snapshot).toMatchObject({ orders: 20170, customers: 18716 })
    expect(result!.snapshot.meanRecency).toBeCloseTo(126.59932677922633, 10)
    expect(result!.snapshot.meanFrequency).toBeCloseTo(1.077687540072665, 12)
    expect(result!.snapshot.meanMonetary).toBeCloseTo(135.50539645223338, 10)
    const latest = await latestRfm(database, sourceId)
    expect(latest!.classes.map((item) => item.customers)).toEqual([687, 3463, 376, 3907, 156, 4334, 74, 5719])
    expect(latest!.collapsed).toEqual([{ dimension: 'frequency', scores: [3, 5] }])
    const rfm = reference<{
      quintile: { avg_rank_ceil: { R: Record<string, number>; F: Record<string, number>; M: Record<string, number> } }
      segment_value_mean_standard: Record<string, { n: number; M: number }>
    }>('paper/rfm.json')
    const { R, F, M } = rfm.quintile.avg_rank_ceil
    expect(byScore(latest!.scores.recency)).toEqual(R)
    expect(byScore(latest!.scores.frequency)).toEqual(F)
    expect(byScore(latest!.scores.monetary)).toEqual(M)
    expect(latest!.classes[0]!.monetary).toBe(rfm.segment_value_mean_standard.重要价值!.M)
    const rows = await readScores(result!.snapshot.id)
    const expected = referenceRows('paper/rfm_customers.csv')
    expect(new Map(rows.map((row) => [row.key, row.figures.map(String)]))).toEqual(expected)
  })
})

describe.skipIf(!hasRetailOrders)("the retailer's orders", { timeout: 120_000 }, () => {
  test('scores and every customer are those of the reference, with the default date', {
    timeout: 120_000,
  }, async () => {
    const sourceId = await loadRetailOrders(database)
    const result = await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    expect(result!.snapshot).toMatchObject({ referenceDate: '2011-12-10', orders: 18532, customers: 4338 })
    const latest = await latestRfm(database, sourceId)
    type Counts = Record<'R' | 'F' | 'M', Record<string, number>>
    const counts = reference<{ D_avg_rank_ceil_counts: Counts }>('retail/rfm_scores.json').D_avg_rank_ceil_counts
    expect(byScore(latest!.scores.recency)).toEqual(counts.R)
    expect(byScore(latest!.scores.frequency)).toEqual(counts.F)
    expect(byScore(latest!.scores.monetary)).toEqual(counts.M)
    const rows = await readScores(result!.snapshot.id)
    const expected = referenceRows('retail/rfm_customers.csv')
    expect(rows).toHaveLength(expected.size)
    for (const row of rows) {
      const [recency, frequency, monetary] = expected.get(row.key)!.map(Number)
      expect(row.figures.slice(0, 2), row.key).toEqual([recency, frequency])
      expect(row.figures[2], row.key).toBeCloseTo(monetary!, 2)
    }
  })
})

function byScore(counts: number[]): Record<string, number> {
  return Object.fromEntries(counts.flatMap((count, index) => (count > 0 ? [[String(index + 1), count]] : [])))
}
