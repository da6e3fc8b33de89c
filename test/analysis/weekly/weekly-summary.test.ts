import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { recomputeRfm } from '../../../src/analysis/rfm/index.ts'
import { reportedWeek, weeklySummary } from '../../../src/analysis/weekly/index.ts'
import { makeOrders, makeSource } from '../../support/factories.ts'
import { hasPaperOrders, loadPaperOrders, realOrdersDatabase } from '../../support/real-orders.ts'

const database = await realOrdersDatabase()

describe('the week that is reported', () => {
  test.each([
    ['a Monday reports the week that ended the day before', '2024-03-11', '2024-03-10', '2024-03-04', false, false],
    ['a Sunday reports the week before its own', '2024-03-10', '2024-03-10', '2024-02-26', false, false],
    ['a shop closed at weekends has a whole week on Friday', '2024-03-12', '2024-03-08', '2024-03-04', false, false],
    ['data that end in mid-week fall back to the week before', '2024-03-11', '2024-03-07', '2024-02-26', true, false],
    ['data that ended long ago report their last whole week', '2026-01-01', '2024-03-07', '2024-02-26', true, false],
    ['a year ends inside a week', '2025-01-06', '2025-01-05', '2024-12-30', false, false],
  ])('%s', (_, before, lastOrder, from, stale, partial) => {
    const week = reportedWeek(before, '2024-01-01 08:00:00', `${lastOrder} 20:00:00`)
    expect(week).toMatchObject({ from, stale, partial })
  })

  test('data of one day are reported with their own week, marked as partial', () => {
    const week = reportedWeek('2024-05-01', '2024-03-06 08:00:00', '2024-03-06 20:00:00')
    expect(week).toEqual({ from: '2024-03-04', to: '2024-03-10', stale: true, partial: true })
  })
})

describe('a small shop', () => {
  test('a week has seven days beside the seven before it, with changes', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-02-26 08:00:00', amount: 10, province: 'x', couponStatus: 1 },
      { customer: 'a', paidAt: '2024-03-04 00:00:00', amount: 20, province: 'y', couponStatus: 0 },
      { customer: 'b', paidAt: '2024-03-10 23:59:59.999', amount: 20, province: 'y', couponStatus: 1 },
      { customer: 'b', paidAt: '2024-03-11 00:00:00', amount: 99, province: 'z', couponStatus: 1 },
    ])
    const summary = await weeklySummary(database, { sourceId, before: '2024-03-11' })
    expect(summary!.week).toEqual({ from: '2024-03-04', to: '2024-03-10', stale: false, partial: false })
    expect(summary!.figures.data).toMatchObject({ now: { orders: 2, sales: 40 }, changes: { orders: 1, sales: 3 } })
    expect(summary!.daily.data!.thisWeek.map((day) => day.sales)).toEqual([20, 0, 0, 0, 0, 0, 20])
    expect(summary!.daily.data!.lastWeek!.map((day) => day.orders)).toEqual([1, 0, 0, 0, 0, 0, 0])
    expect(summary!.coupons.data).toMatchObject({ orders: 2, used: { orders: 1, share: 0.5 } })
    expect(summary!.places.data!.top).toMatchObject([{ place: 'y', sales: 40, orders: 2, shareOfSales: 1 }])
    expect(summary!.classes).toEqual({ data: null, reason: 'absent' })
  })

  test('a week that lacks a day on which the shop was open the week before is partial, not a fall', async () => {
    const sourceId = await makeSource(database)
    const rows = ['2024-02-26', '2024-03-01', '2024-03-03', '2024-03-04', '2024-03-08'].map((day) => ({
      customer: 'a',
      paidAt: `${day} 08:00:00`,
      amount: 10,
    }))
    await makeOrders(database, sourceId, rows)
    const open = await weeklySummary(database, { sourceId, before: '2024-03-11' })
    expect(open!.week).toEqual({ from: '2024-03-04', to: '2024-03-10', stale: false, partial: true })
    await database.db.execute(sql`delete from orders where source_id = ${sourceId} and paid_at::date = '2024-03-03'`)
    const closed = await weeklySummary(database, { sourceId, before: '2024-03-11' })
    expect(closed!.week.partial).toBe(false)
  })

  test('without a week before there is nothing to compare with', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-03-08 08:00:00', amount: 10 }])
    const summary = await weeklySummary(database, { sourceId, before: '2024-03-11' })
    expect(summary!.figures.data).toMatchObject({ before: null, changes: null })
    expect(summary!.daily.data!.lastWeek).toBeNull()
    expect(summary!.places.reason).toBe('absent')
    expect(JSON.stringify(summary)).not.toContain('NaN')
  })

  test('a source without orders has no week', async () => {
    expect(await weeklySummary(database, { sourceId: await makeSource(database), before: '2024-03-11' })).toBeNull()
  })
})

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  test('the last whole week of data that ended long ago is reported as stale', async () => {
    const sourceId = await loadPaperOrders(database)
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    const summary = await weeklySummary(database, { sourceId, before: '2026-11-23' })
    expect(summary!.week).toEqual({ from: '2022-06-20', to: '2022-06-26', stale: true, partial: false })
    const { thisWeek } = summary!.daily.data!
    expect(thisWeek.reduce((sum, day) => sum + day.orders, 0)).toBe(summary!.figures.data!.now.orders)
    expect(summary!.places.data!.top).toHaveLength(5)
    expect(summary!.classes.data!.snapshot.customers).toBe(18716)
  })
})

test('a part that fails says why and leaves the others standing', async () => {
  const sourceId = await makeSource(database)
  await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-03-08 08:00:00', amount: 10 }])
  await database.db.execute(sql`alter table rfm_snapshots rename to rfm_snapshots_away`)
  const summary = await weeklySummary(database, { sourceId, before: '2024-03-11' })
  await database.db.execute(sql`alter table rfm_snapshots_away rename to rfm_snapshots`)
  expect(summary!.classes).toMatchObject({
    data: null,
    reason: 'failed',
    error: expect.stringContaining('rfm_snapshots'),
  })
  expect(summary!.figures.data!.now.orders).toBe(1)
})
