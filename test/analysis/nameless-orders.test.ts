import { expect, test } from 'vitest'
import { figures, overview, type Trend, trend } from '../../src/analysis/behaviour/index.ts'
import { shopPairs } from '../../src/analysis/behaviour/shop-pairs.ts'
import { sourceWith } from '../../src/analysis/lacking.ts'
import { portrait, randomCustomer } from '../../src/analysis/portrait/index.ts'
import { latestRfm, recomputeRfm } from '../../src/analysis/rfm/index.ts'
import { weeklySummary } from '../../src/analysis/weekly/index.ts'
import { overviewReport } from '../../src/reports/behaviour/overview.ts'
import { weeklyReport } from '../../src/reports/weekly/weekly.ts'
import { testDatabase } from '../support/database.ts'
import { makeOrders, makeSource } from '../support/factories.ts'
import { makeVoice, textOf } from '../support/voice.ts'

const database = await testDatabase()
const [zh, en] = [makeVoice('zh'), makeVoice('en')]
const whole = { from: '2024-01-01', until: '2025-01-01' }

const none = await makeSource(database)
await makeOrders(
  database,
  none,
  Array.from({ length: 20 }, (_, at) => ({
    customer: null,
    paidAt: `2024-03-${String(1 + at).padStart(2, '0')} 1${at % 10}:00:00`,
    amount: 10,
    merchant: 'm',
  })),
)
const mixed = await makeSource(database)
const ids = await makeOrders(database, mixed, [
  { customer: 'ann', paidAt: '2024-03-01 10:00:00', amount: 10, merchant: 'm' },
  { customer: 'ann', paidAt: '2024-03-02 10:00:00', amount: 10, merchant: 'm' },
  { customer: 'bob', paidAt: '2024-03-02 10:00:00', amount: 10, merchant: 'm' },
  { customer: null, paidAt: '2024-03-03 10:00:00', amount: 70, merchant: 'm' },
  { customer: null, paidAt: '2024-04-03 10:00:00', amount: 70, merchant: 'm' },
])

test('orders of nobody have sales and orders, but no buyers and no repeats', async () => {
  expect(await figures(database, none, whole)).toMatchObject({
    orders: 20,
    namelessOrders: 20,
    sales: 200,
    averageOrder: 10,
    buyers: null,
    repeatBuyers: null,
    repeatShare: null,
  })
  expect(await shopPairs(database, none, whole)).toBeNull()
  const found = (await trend(database, { sourceId: none, by: 'month' })) as Trend
  expect(found.rows.map(({ orders, buyers }) => [orders, buyers])).toEqual([[20, null]])
})

test('beside orders of customers they are no customer of their own', async () => {
  expect(await figures(database, mixed, whole)).toMatchObject({
    orders: 5,
    namelessOrders: 2,
    sales: 170,
    buyers: 2,
    repeatBuyers: 1,
    repeatShare: 0.5,
  })
  expect(await shopPairs(database, mixed, whole)).toEqual({ pairs: 2, repeated: 1, share: 0.5, merchants: 1 })
  const found = (await trend(database, { sourceId: mixed, by: 'month', measure: 'buyers' })) as Trend
  expect(found.rows.map(({ buyers }) => buyers)).toEqual([2, 0])
})

test('a stretch without orders has no buyers either, which is a number', async () => {
  const empty = await figures(database, none, { from: '2020-01-01', until: '2020-02-01' })
  expect(empty).toMatchObject({ orders: 0, buyers: 0, repeatBuyers: 0, repeatShare: null })
})

test('the overview leaves buyers out and says why, in text and picture', async () => {
  const bare = (await overview(database, { sourceId: none, period: 'all' }))!
  for (const [voice, why, word] of [
    [zh, '订单里没有客户', '购买客户'],
    [en, 'do not name their customers', 'Buyers'],
  ] as const) {
    const report = overviewReport(bare, voice)
    const pairs = report.blocks.flatMap((block) => (block.kind === 'pairs' ? block.pairs : []))
    expect(textOf(report)).toContain(why)
    expect(pairs.map(([label]) => label)).not.toContain(word)
    expect(report.picture?.chart === 'overview' && report.picture.tiles.length).toBe(3)
  }
  const some = (await overview(database, { sourceId: mixed, period: 'all' }))!
  expect(textOf(overviewReport(some, zh))).toContain('有 2 单没有客户')
})

test('the weekly report has no classes, no buyers and no button for classes', async () => {
  const summary = (await weeklySummary(database, { sourceId: none, before: '2024-03-18' }))!
  expect(summary.classes).toEqual({ data: null, reason: 'absent' })
  const report = weeklyReport(summary, zh)
  expect(textOf(report)).not.toContain('购买客户')
  expect(report.buttons?.flat().map(({ action }) => action)).toEqual(['ov:30'])
})

test('classes score customers only', async () => {
  expect(await recomputeRfm(database, { sourceId: none, requestedBy: 'test' })).toBeNull()
  expect(await latestRfm(database, none)).toBeNull()
  const done = await recomputeRfm(database, { sourceId: mixed, requestedBy: 'test' })
  expect(done?.snapshot).toMatchObject({ customers: 2, orders: 3, referenceDate: '2024-04-04' })
})

test('the middle customer of a shop is none of those without a name, and nobody is drawn from them', async () => {
  expect((await portrait(database, ids.get('ann')!))?.middle).toMatchObject({ customers: 2, total: 15 })
  expect(await randomCustomer(database, none)).toBeNull()
  expect(await sourceWith(database, none, ['customer'])).toMatchObject({ lacking: ['customer'] })
  expect(await sourceWith(database, mixed, ['customer'])).not.toHaveProperty('lacking')
})
