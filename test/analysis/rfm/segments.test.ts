import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import {
  concentration,
  type Flow,
  flow,
  flowMembersCsv,
  recomputeRfm,
  recomputeValues,
  scoreGrid,
} from '../../../src/analysis/rfm/index.ts'
import { segments } from '../../../src/analysis/rfm/segments.ts'
import { makeOrders, makeSource } from '../../support/factories.ts'
import {
  hasPaperOrders,
  hasRetailOrders,
  loadPaperOrders,
  loadRetailOrders,
  realOrdersDatabase,
  reference,
} from '../../support/real-orders.ts'
import { madeCustomers } from './made-customers.ts'

const database = await realOrdersDatabase()

describe('moves between snapshots', () => {
  async function shop() {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'riser', paidAt: '2024-01-01 08:00:00', amount: 10 },
      { customer: 'faller', paidAt: '2024-01-10 08:00:00', amount: 300 },
      { customer: 'rock', paidAt: '2024-01-02 08:00:00', amount: 10 },
      { customer: 'riser', paidAt: '2024-02-05 08:00:00', amount: 900 },
      { customer: 'newcomer', paidAt: '2024-02-09 08:00:00', amount: 5 },
    ])
    return sourceId
  }

  test('say who went up, down, came and stayed, the earlier day first whichever was computed first', async () => {
    const sourceId = await shop()
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    await recomputeRfm(database, { sourceId, referenceDate: '2024-01-20', requestedBy: 'test' })
    const found = (await flow(database, { sourceId, by: 'class', from: null })) as Flow
    expect([found.before.referenceDate, found.after.referenceDate]).toEqual(['2024-01-20', '2024-02-10'])
    expect(found.totals).toEqual({ stayed: 1, up: 1, down: 1, sideways: 0, joined: 1, gone: 0 })
    expect(found.moves).toContainEqual({ from: '101', to: '000', customers: 1, monetary: 300, kind: 'down' })
    expect(found.moves).toContainEqual({ from: null, to: '100', customers: 1, monetary: 5, kind: 'joined' })
    expect(found.tiers).toBe('none')
    const csv = new TextDecoder().decode(
      await flowMembersCsv(database, sourceId, { before: found.before.id, after: found.after.id }),
    )
    expect(csv.trim().split('\r\n').slice(1)).toEqual([
      'riser,000,111,,,1,2,10,910',
      'faller,101,000,,,1,1,300,300',
      'newcomer,,100,,,,1,,5',
    ])
    // The snapshots of another source are no business of this one.
    const other = new TextDecoder().decode(
      await flowMembersCsv(database, await shop(), { before: found.before.id, after: found.after.id }),
    )
    expect(other.trim().split('\r\n')).toHaveLength(1)
  })

  test('a customer put into quarantine is no longer counted', async () => {
    const sourceId = await shop()
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    await database.db.execute(sql`
      update orders set quarantined = true from customers
      where customers.id = customer_id and key = 'rock' and customers.source_id = ${sourceId}`)
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    const found = (await flow(database, { sourceId, by: 'class', from: null })) as Flow
    expect(found.totals).toMatchObject({ gone: 1 })
    expect(found.moves.find(({ kind }) => kind === 'gone')).toMatchObject({ to: null, monetary: 10 })
  })

  test('older snapshots can be chosen by id or day; a division made anew is none of its own', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, madeCustomers(100))
    for (const referenceDate of ['2024-03-01', '2024-03-15', '2024-03-31']) {
      await recomputeRfm(database, { sourceId, referenceDate, requestedBy: 'test' })
    }
    const refitted = await recomputeValues(database, {
      sourceId,
      referenceDate: '2024-03-31',
      requestedBy: 'test',
      refit: true,
    })
    expect(refitted!.changed).toBe(true)
    const last = (await flow(database, { sourceId, by: 'tier', from: null })) as Flow
    expect(last.others.map(({ referenceDate }) => referenceDate)).toEqual(['2024-03-15', '2024-03-01'])
    expect(last).toMatchObject({ by: 'tier', tiers: 'refitted', before: { referenceDate: '2024-03-15' } })
    const oldest = last.others[1]!
    for (const from of [oldest.id, '2024-03-01']) {
      const older = (await flow(database, { sourceId, by: 'tier', from })) as Flow
      expect(older.before.id).toBe(oldest.id)
    }
    // What is not there means the one before.
    expect(((await flow(database, { sourceId, by: 'class', from: 999_999 })) as Flow).before.id).toBe(last.before.id)
  })

  test('a single snapshot has nothing to be held against', async () => {
    const sourceId = await shop()
    expect(await flow(database, { sourceId, by: 'class', from: null })).toBeNull()
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    expect(await flow(database, { sourceId, by: 'class', from: null })).toMatchObject({ alone: true })
  })
})

describe('concentration', () => {
  test('the best customers, rounded up to whole ones, with their share of the money', async () => {
    const sourceId = await makeSource(database)
    const rows = [60, 20, 10, 5, 5].map((amount, index) => ({
      customer: `c${index}`,
      paidAt: '2024-01-01 08:00:00',
      amount,
    }))
    await makeOrders(database, sourceId, rows)
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    const found = (await concentration(database, sourceId))!
    expect(found.top.map(({ customers, monetary }) => [customers, monetary])).toEqual([
      [1, 60],
      [1, 60],
      [1, 60],
      [1, 60],
      [3, 90],
    ])
    expect(found.top[4]!.shareOfMonetary).toBe(0.9)
    expect(found.half).toEqual({ customers: 1, share: 0.2 })
  })

  test('nobody has paid: nothing to share', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-01-01 08:00:00', amount: 0 }])
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    expect(await concentration(database, sourceId)).toMatchObject({ monetary: 0, top: [], half: null })
  })
})

test('a group that is not there is answered with all of its kind; orders without a snapshot say so', async () => {
  const sourceId = await makeSource(database)
  expect(await segments(database, sourceId, { view: 'tiers' })).toBeNull()
  await makeOrders(database, sourceId, madeCustomers(60))
  expect(await segments(database, sourceId, { view: 'tiers' })).toMatchObject({ view: 'nothing' })
  await recomputeRfm(database, { sourceId, requestedBy: 'test' })
  expect(await segments(database, sourceId, { view: 'group', group: { by: 'cluster', value: 9 } })).toMatchObject({
    view: 'clusters',
  })
  const tier = await segments(database, sourceId, { view: 'group', group: { by: 'tier', value: 1 } })
  expect(tier).toMatchObject({ view: 'group', summary: { customers: expect.any(Number) }, profile: { like: '111' } })
  const top = tier?.view === 'group' ? tier.top : []
  expect(top.length).toBeGreaterThan(0)
  expect(top.every((member) => member.tier === 1)).toBe(true)
})

describe.skipIf(!hasPaperOrders || !hasRetailOrders)('real orders', { timeout: 120_000 }, () => {
  const sumsOf = (grid: Awaited<ReturnType<typeof scoreGrid>>) =>
    Object.fromEntries(grid!.sums.filter(({ customers }) => customers > 0).map((row) => [row.sum, row.customers]))

  test('have the sums of scores of the reference', async () => {
    const paper = await loadPaperOrders(database)
    await recomputeRfm(database, { sourceId: paper, referenceDate: '2022-07-30', requestedBy: 'test' })
    const grid = await scoreGrid(database, paper)
    type Paper = { quintile: { avg_rank_ceil: { sum_dist: Record<string, number> } } }
    expect(sumsOf(grid)).toEqual(reference<Paper>('paper/rfm.json').quintile.avg_rank_ceil.sum_dist)
    expect(grid!.cells.reduce((sum, cell) => sum + cell.customers, 0)).toBe(18716)

    const retail = await loadRetailOrders(database)
    await recomputeRfm(database, { sourceId: retail, requestedBy: 'test' })
    const retailGrid = await scoreGrid(database, retail)
    type Retail = { D_sum_hist: Record<string, number>; D_n555: number }
    const expected = reference<Retail>('retail/rfm_scores.json')
    expect(sumsOf(retailGrid)).toEqual(expected.D_sum_hist)
    expect(retailGrid!.best.customers).toBe(expected.D_n555)
    const top = (await concentration(database, retail))!.top
    expect(top.map(({ customers }) => customers)).toEqual([44, 217, 434, 868, 2169])
    expect(top[2]!.shareOfMonetary).toBeCloseTo(0.6138, 4)
  })
})
