import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { computeHere } from '../../../src/algorithms/tasks.ts'
import { customerLifetime, lifetime, lifetimesCsv, recomputeLifetimes } from '../../../src/analysis/lifetime/index.ts'
import { recomputeRfm } from '../../../src/analysis/rfm/index.ts'
import { cdnowOrders, cdnowSample, hasCdnow } from '../../support/cdnow.ts'
import { makeOrders, makeSource, type OrderRow } from '../../support/factories.ts'
import { hasRetailOrders, loadRetailOrders, realOrdersDatabase, reference } from '../../support/real-orders.ts'
import { simulatedOrders } from '../../support/simulated-orders.ts'

const database = await realOrdersDatabase()

async function compute(sourceId: number, sampleSize?: number) {
  const { snapshot } = (await recomputeRfm(database, { sourceId, requestedBy: 'test' }))!
  const given = { snapshot, compute: computeHere, requestedBy: 'test', sampleSize }
  return { snapshot, given, model: await recomputeLifetimes(database, given) }
}

async function shop(orders: OrderRow[], sampleSize?: number) {
  const sourceId = await makeSource(database)
  const ids = await makeOrders(database, sourceId, orders)
  return { sourceId, ids, ...(await compute(sourceId, sampleSize)) }
}

describe('a shop that follows the model', () => {
  const simulated = shop(simulatedOrders(3000))

  test('has its parameters found within their errors, and its future foretold', async () => {
    const { model } = await simulated
    expect(model.verdict).toBe('fitted')
    const { r, alpha, a, b, errors } = model.orders!
    for (const [found, true_, error] of [
      [r, 1, errors!.r],
      [alpha, 4, errors!.alpha],
      [a, 1, errors!.a],
      [b, 3, errors!.b],
    ] as const) {
      expect(Math.abs(Math.log(found / true_))).toBeLessThan(3 * error)
    }
    expect(model.value?.verdict).toBe('fitted')
    const { holdout } = model
    if (holdout?.verdict !== 'checked') throw new Error('not checked')
    expect(holdout.days).toBe(182)
    expect(Math.abs(holdout.predicted / holdout.actual - 1)).toBeLessThan(0.15)
    expect(Math.abs(holdout.value!.predicted / holdout.value!.actual - 1)).toBeLessThan(0.15)
    expect(holdout.groups.reduce((sum, group) => sum + group.customers, 0)).toBe(holdout.customers)
  })

  test('has every customer once in its snapshot, and the totals are their sums', async () => {
    const { sourceId, snapshot } = await simulated
    const [sums] = await database.db.execute<{ customers: number; orders: number; value: number }>(sql`
      select count(*)::int as customers, sum(orders_365) as orders, sum(value_365) as value
      from customer_lifetimes join rfm_scores using (snapshot_id, customer_id) where snapshot_id = ${snapshot.id}`)
    expect(sums!.customers).toBe(3000)
    const result = await lifetime(database, { sourceId, view: 'totals' })
    if (!result || !('view' in result) || result.view !== 'totals') throw new Error('no totals')
    const { totals } = result
    expect(totals.customers).toBe(3000)
    expect(totals.orders365).toBeCloseTo(sums!.orders, 6)
    expect(totals.value365).toBeCloseTo(sums!.value, 4)
    expect(totals.once.customers + totals.repeat.customers).toBe(3000)
    expect(totals.repeat.tenths.reduce((sum, customers) => sum + customers, 0)).toBe(totals.repeat.customers)
    expect(totals.orders90).toBeLessThan(totals.orders365)
  })

  test('is not computed again for the same snapshot', async () => {
    const { given, model, snapshot } = await simulated
    expect(await recomputeLifetimes(database, given)).toEqual(model)
    const [counts] = await database.db.execute<{ models: number }>(
      sql`select count(*)::int as models from value_models where kind = 'lifetime' and source_id = ${snapshot.sourceId}`,
    )
    expect(counts!.models).toBe(1)
  })

  test('says of one customer what the list says of them', async () => {
    const { sourceId, ids } = await simulated
    const list = await lifetimesCsv(database, sourceId)
    const lines = new TextDecoder().decode(list!.content).trim().split('\r\n')
    expect(lines).toHaveLength(3001)
    const [key, active, orders90] = lines[1]!.split(',')
    const one = await customerLifetime(database, ids.get(key!)!)
    expect(one).toMatchObject({ state: 'fitted', activeProbability: Number(active), orders90: Number(orders90) })
    const once = lines.slice(1).find((line) => line.split(',')[1] === '')!
    const other = await customerLifetime(database, ids.get(once.split(',')[0]!)!)
    expect(other).toMatchObject({ state: 'fitted', activeProbability: null })
  })

  test('may be fitted on a sample, and then says so; everybody is still valued', async () => {
    const { model, snapshot } = await shop(simulatedOrders(1500, { seed: 8 }), 1000)
    expect(Math.abs(model.basis.fittedOn - 1000)).toBeLessThan(100)
    const [rows] = await database.db.execute<{ count: number }>(
      sql`select count(*)::int as count from customer_lifetimes where snapshot_id = ${snapshot.id}`,
    )
    expect(rows!.count).toBe(1500)
  })
})

describe('a shop that gives no forecast', () => {
  test('has one day only', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      customer: `c${i % 50}`,
      paidAt: '2024-03-01 10:00:00',
      amount: 5,
    }))
    const { model, sourceId } = await shop(rows)
    expect(model).toMatchObject({ verdict: 'one_day', orders: null, value: null, holdout: null })
    expect(await lifetime(database, { sourceId, view: 'totals' })).toMatchObject({ state: 'refused' })
  })

  test('has one customer with one order', async () => {
    const { model, ids } = await shop([{ customer: 'x', paidAt: '2024-03-01 10:00:00', amount: 0 }])
    expect(model.verdict).toBe('one_day')
    expect(await customerLifetime(database, ids.get('x')!)).toMatchObject({ state: 'refused', reason: 'one_day' })
  })

  test('has too few who came back', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => ({
      customer: `c${i % 270}`,
      paidAt: `2024-0${1 + (i % 6)}-0${1 + Math.floor(i / 34)} 10:00:00`,
      amount: 5,
    }))
    const { model } = await shop(rows)
    expect(model).toMatchObject({ verdict: 'few_repeats', basis: { customers: 270, repeatCustomers: 30 } })
  })

  test('has customers who never leave', async () => {
    const rows = simulatedOrders(400, { b: 1e9, seed: 9 })
    const { model } = await shop(rows)
    expect(model.verdict).toBe('no_dropout')
    expect(model.orders!.likelihoodRatio).toBeLessThan(5.99)
  })

  test('has not been computed, or has no customers at all', async () => {
    const sourceId = await makeSource(database)
    expect(await lifetime(database, { sourceId, view: 'totals' })).toBeNull()
    const ids = await makeOrders(database, sourceId, [{ customer: 'x', paidAt: '2024-03-01 10:00:00', amount: 1 }])
    expect(await lifetime(database, { sourceId, view: 'top' })).toMatchObject({ state: 'none' })
    expect(await customerLifetime(database, ids.get('x')!)).toEqual({ state: 'none' })
    expect(await customerLifetime(database, 987_654_321)).toEqual({ state: 'none' })
    await database.db.execute(sql`update orders set customer_id = null where source_id = ${sourceId}`)
    expect(await lifetime(database, { sourceId, view: 'totals' })).toMatchObject({ lacking: ['customer'] })
  })
})

test('amounts of zero, or amounts that grow with frequency, leave a forecast of orders alone', async () => {
  const free = await shop(simulatedOrders(800, { seed: 10 }).map((order) => ({ ...order, amount: 0 })))
  expect(free.model.value).toMatchObject({ verdict: 'few_values', customers: 0 })
  const top = await lifetime(database, { sourceId: free.sourceId, view: 'top' })
  expect(top).toMatchObject({ view: 'top', top: expect.arrayContaining([expect.objectContaining({ value365: null })]) })
  const orders = simulatedOrders(800, { seed: 10 })
  const counts = new Map<string, number>()
  for (const { customer } of orders) counts.set(customer, (counts.get(customer) ?? 0) + 1)
  const grown = await shop(orders.map((order) => ({ ...order, amount: order.amount * counts.get(order.customer)! })))
  expect(grown.model.value?.verdict).toBe('dependent')
})

describe.skipIf(!hasCdnow)('CDNOW', { timeout: 120_000 }, () => {
  test('all 23,570 customers: 39 weeks foretell the next 39', async () => {
    const { model, snapshot } = await shop(cdnowOrders())
    expect(snapshot.referenceDate).toBe('1998-07-01')
    expect(model.verdict).toBe('fitted')
    expect(model.basis).toMatchObject({ customers: 23_570, fittedOn: 23_570, repeatDays: 44_021 })
    const { holdout } = model
    if (holdout?.verdict !== 'checked') throw new Error('not checked')
    expect(holdout).toMatchObject({ cutoff: '1997-09-30', days: 273, customers: 23_570 })
    // The papers' sample is a tenth: 1,653.4 of 1,882 there (−12 %), 14 % too few here.
    const sample = cdnowSample()
    const { holdout_days: days } = reference<{ holdout: { holdout_days: number } }>('algorithms/clv_cdnow.json').holdout
    expect(holdout.actual / 23_570).toBeCloseTo(days / sample.events.length, 1)
    expect(holdout.predicted / holdout.actual).toBeCloseTo(0.857, 3)
    const once = [...sample.events].filter((events) => events === 0).length / sample.events.length
    expect(holdout.groups[0]!.customers / 23_570).toBeCloseTo(once, 2)
  })
})

describe.skipIf(!hasRetailOrders)("the retailer's orders", { timeout: 120_000 }, () => {
  test('are refused: plain NBD explains them as well', async () => {
    const { model } = await compute(await loadRetailOrders(database))
    const known = reference<{ uci_bgnbd_weeks_distinct_days: { n: number; total_x: number } }>(
      'algorithms/clv_cdnow.json',
    )
    const { n, total_x: repeatDays } = known.uci_bgnbd_weeks_distinct_days
    expect(model).toMatchObject({ verdict: 'no_dropout', basis: { customers: n, repeatDays } })
    // Its verdict in words: plain NBD r=.8275 alpha=9.870 LL=-37645.6573, best bounded BG/NBD LL=-37645.5378.
    expect(model.orders!.nbd.r).toBeCloseTo(0.8275, 3)
    expect(model.orders!.nbd.alpha).toBeCloseTo(9.87, 3)
    expect(model.orders!.nbd.logLikelihood).toBeCloseTo(-37645.6573, 4)
    expect(model.orders!.logLikelihood).toBeGreaterThanOrEqual(-37645.5379)
  })
})
