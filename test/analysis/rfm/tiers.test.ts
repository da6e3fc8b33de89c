import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import {
  type Clusters,
  clusters,
  recomputeRfm,
  recomputeValues,
  type Tiers,
  tiers,
} from '../../../src/analysis/rfm/index.ts'
import { makeOrders, makeSource } from '../../support/factories.ts'
import {
  hasPaperOrders,
  hasRetailOrders,
  loadPaperOrders,
  loadRetailOrders,
  realOrdersDatabase,
} from '../../support/real-orders.ts'
import { madeCustomers } from './made-customers.ts'

const database = await realOrdersDatabase()

async function shop(customers: number): Promise<number> {
  const sourceId = await makeSource(database)
  await makeOrders(database, sourceId, madeCustomers(customers))
  return sourceId
}

async function models(sourceId: number) {
  const [row] = await database.db.execute<{ models: number }>(
    sql`select count(*)::int as models from value_models where source_id = ${sourceId} and kind in ('tier', 'cluster')`,
  )
  return row!.models
}

describe('a shop of five kinds of customers', () => {
  test('has them as its tiers, the most valuable first, every customer in one', async () => {
    const sourceId = await shop(100)
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    const found = (await tiers(database, sourceId)) as Tiers
    expect(found.tiers.map((row) => row.customers)).toEqual([20, 20, 20, 20, 20])
    expect(found.tiers.map((row) => row.means!.frequency)).toEqual([10, 5, 3, 2, 1])
    expect(found.tiers[0]!.like).toBe('111')
    expect(found.tiers[4]).toMatchObject({ like: '000', pattern: expect.stringMatching(/^R−+ F−+ M−+$/) })
    expect(found.tiers[0]!.typical.frequency).toBeCloseTo(10, 6)
    const money = found.tiers.reduce((sum, row) => sum + row.monetary, 0)
    expect(found.best.shareOfMonetary).toBeCloseTo((found.tiers[0]!.monetary + found.tiers[1]!.monetary) / money, 12)
    expect(found.boughtOnce).toBe(0.2)
    expect(found.fit).toEqual({ referenceDate: '2024-03-30', customers: 100, sample: 100 })
  })

  test('keeps its centres when the data change, so an unchanged customer keeps the tier', async () => {
    const sourceId = await shop(100)
    const first = await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    await makeOrders(
      database,
      sourceId,
      Array.from({ length: 60 }, (_, index) => ({
        customer: `rich ${index}`,
        paidAt: '2024-03-29 10:00:00',
        amount: 90_000 + index,
      })),
    )
    const second = await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    expect(second!.snapshot.tierModelId).toBe(first!.snapshot.tierModelId)
    expect(second!.snapshot.clusterModelId).toBe(first!.snapshot.clusterModelId)
    const moved = await database.db.execute(sql`
      select from rfm_scores a join rfm_scores b using (customer_id)
      where a.snapshot_id = ${first!.snapshot.id} and b.snapshot_id = ${second!.snapshot.id}
        and (a.tier, a.cluster) is distinct from (b.tier, b.cluster)`)
    expect(moved).toHaveLength(0)
    expect(await models(sourceId)).toBe(2)
  })

  test('divided anew, it says who changed tier and where the centres went; without a change nothing is written', async () => {
    const sourceId = await shop(100)
    const first = await recomputeValues(database, { sourceId, requestedBy: 'test' })
    expect(first!.refit).toBeUndefined()
    const same = await recomputeValues(database, { sourceId, requestedBy: 'test', refit: true })
    expect(same).toMatchObject({ changed: false, refit: { tiers: { changed: 0 }, clusters: { changed: 0 } } })
    expect(await models(sourceId)).toBe(2)

    const rich = madeCustomers(100, 'rich ').map((row) => ({ ...row, amount: row.amount * 1000 }))
    await makeOrders(database, sourceId, rich)
    const steps: string[] = []
    const anew = await recomputeValues(
      database,
      { sourceId, requestedBy: 'test', refit: true },
      { onStep: (step) => steps.push(step) },
    )
    expect(steps).toEqual(['computing', 'fitting', 'expecting'])
    const change = anew!.refit!.tiers!
    expect(change.moves.reduce((sum, move) => sum + move.customers, 0)).toBe(200)
    expect(change.changed).toBe(
      change.moves.filter(({ from, to }) => from !== to).reduce((sum, move) => sum + move.customers, 0),
    )
    expect(change.changed).toBeGreaterThan(0)
    expect(change.before[0]!.monetary).toBeLessThan(1100)
    expect(change.after[0]!.monetary).toBeGreaterThan(10_000)
    expect(await models(sourceId)).toBe(4)
    expect(((await tiers(database, sourceId)) as Tiers).fit.customers).toBe(200)
  })

  test('recomputed at the same time, it gets one model of each kind', async () => {
    const sourceId = await shop(100)
    await Promise.all([1, 2, 3].map(() => recomputeRfm(database, { sourceId, requestedBy: 'test' })))
    expect(await models(sourceId)).toBe(2)
  })
})

describe('where tiers cannot be made, it is said why', () => {
  test('few customers', async () => {
    const sourceId = await shop(49)
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    const none = { reason: 'few-customers', customers: 49, least: 50 }
    expect(await tiers(database, sourceId)).toMatchObject({ none })
    expect(await clusters(database, sourceId)).toMatchObject({ none })
  })

  test('customers of too few kinds for five tiers, but not for three clusters', async () => {
    const sourceId = await makeSource(database)
    const rows = Array.from({ length: 80 }, (_, index) => ({
      customer: `c${index}`,
      paidAt: '2024-03-01 10:00:00',
      amount: 10 + (index % 4),
    }))
    await makeOrders(database, sourceId, rows)
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    expect(await tiers(database, sourceId)).toMatchObject({ none: { reason: 'few-different', different: 4, least: 5 } })
    const found = (await clusters(database, sourceId)) as Clusters
    expect(found.clusters).toHaveLength(4)
    // Days and orders are the same for all: no spread, no sign, no NaN.
    expect(found.clusters.map(({ pattern }) => pattern)).toEqual(['R F M++', 'R F M+', 'R F M−', 'R F M−−'])
    expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity|"typical":\{[^}]*null/)
  })

  test('a snapshot from before there were tiers', async () => {
    const sourceId = await shop(100)
    const { snapshot } = (await recomputeRfm(database, { sourceId, requestedBy: 'test' }))!
    await database.db.execute(sql`update rfm_snapshots set tier_model_id = null where id = ${snapshot.id}`)
    expect(await tiers(database, sourceId)).toMatchObject({ none: { reason: 'earlier' } })
    const again = await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    expect(again!.changed).toBe(true)
    expect(await tiers(database, sourceId)).toHaveProperty('tiers')
  })

  test('no snapshot, and orders without customers', async () => {
    const sourceId = await makeSource(database)
    expect(await tiers(database, sourceId)).toBeNull()
    await database.db.execute(sql`
      insert into orders (source_id, external_id, paid_at, amount, quantity, import_id, fingerprint)
      values (${sourceId}, 'nobody', '2024-01-01', 5, 1, 0, 0)`)
    expect(await recomputeRfm(database, { sourceId, requestedBy: 'test' })).toBeNull()
    await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-01-01 08:00:00', amount: 1 }])
    const one = await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    expect(one!.snapshot).toMatchObject({ customers: 1, orders: 1 })
  })
})

test('a cluster of few with extreme orders and amounts may be resellers, and nobody else', async () => {
  const sourceId = await makeSource(database)
  const resellers = Array.from({ length: 4 }, (_, who) =>
    Array.from({ length: 400 }, (_, nth) => ({
      customer: `reseller ${who}`,
      paidAt: `2024-03-${String((nth % 28) + 1).padStart(2, '0')} 10:00:00`,
      amount: 500 + who,
    })),
  ).flat()
  await makeOrders(database, sourceId, [...madeCustomers(200), ...resellers])
  await recomputeRfm(database, { sourceId, requestedBy: 'test' })
  const found = (await clusters(database, sourceId)) as Clusters
  expect(found.clusters[0]).toMatchObject({ customers: 4, scalper: true, level: 'keep' })
  expect(found.clusters.slice(1).some(({ scalper }) => scalper)).toBe(false)
})

describe.skipIf(!hasRetailOrders)("the retailer's orders", { timeout: 120_000 }, () => {
  test('give the tiers of the study, and Champions and Loyal, 29.7 % of the customers, bring 76 %', async () => {
    const sourceId = await loadRetailOrders(database)
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    const found = (await tiers(database, sourceId)) as Tiers
    expect(found.tiers.map((row) => row.customers)).toEqual([340, 948, 1015, 844, 1191])
    const millions = found.tiers.map((row) => Math.round(row.monetary / 1e4) / 100)
    expect(millions).toEqual([4.72, 2.06, 1.47, 0.33, 0.33])
    const printed = [0.079, 0.218, 0.234, 0.196, 0.273]
    for (const [index, row] of found.tiers.entries()) {
      expect(Math.abs(row.shareOfCustomers - printed[index]!)).toBeLessThan(0.004)
    }
    expect(found.best.shareOfCustomers).toBeCloseTo(0.297, 3)
    expect(found.best.shareOfMonetary).toBeCloseTo(0.761, 3)
    const groups = (await clusters(database, sourceId)) as Clusters
    expect(groups.choice.tried.map((row) => row.clusters)).toEqual([3, 4, 5, 6, 7, 8])
    expect(groups.clusters.map(({ pattern, level, scalper }) => [pattern, level, scalper])).toEqual([
      ['R++ F++ M++', 'keep', false],
      ['R+ F M+', 'develop', false],
      ['R− F− M−', 'low', false],
    ])
  })
})

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  test('are mostly of customers who bought once, which the tiers say', async () => {
    const sourceId = await loadPaperOrders(database)
    await recomputeRfm(database, { sourceId, referenceDate: '2022-07-30', requestedBy: 'test' })
    const found = (await tiers(database, sourceId)) as Tiers
    expect(found.tiers.reduce((sum, row) => sum + row.customers, 0)).toBe(18716)
    expect(found.boughtOnce).toBeCloseTo(17423 / 18716, 12)
    const groups = (await clusters(database, sourceId)) as Clusters
    expect(groups.choice.silhouettePoints).toBe(5000)
  })
})
