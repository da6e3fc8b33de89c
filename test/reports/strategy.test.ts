import { describe, expect, test } from 'vitest'
import { recomputeValues } from '../../src/analysis/rfm/index.ts'
import { type Strategy, strategy } from '../../src/analysis/strategy/index.ts'
import { composeText, limits } from '../../src/reports/compose-text.ts'
import { strategyReport, strategyViews } from '../../src/reports/strategy/strategy.ts'
import { makeOrders, makeSource } from '../support/factories.ts'
import {
  hasPaperOrders,
  hasRetailOrders,
  loadPaperOrders,
  loadRetailOrders,
  realOrdersDatabase,
} from '../support/real-orders.ts'
import { actionsOf, makeVoice, textOf } from '../support/voice.ts'

const database = await realOrdersDatabase()
const source = {
  id: 1,
  name: 'shop',
  currency: 'CNY',
  from: '2024-01-01 00:00:00',
  to: '2024-06-30 23:00:00',
  completeness: null,
  quarantinedOrders: 0,
}
const made: Strategy = {
  source,
  topics: ['who', 'when', 'where'],
  advice: [
    {
      code: 'busy_hour',
      topic: 'when',
      target: null,
      figures: {
        best: { unit: 'hour', value: ['10'] },
        mean: { unit: 'decimal', value: 5.619 },
        average: { unit: 'decimal', value: 2.932 },
        more: { unit: 'change', value: 0.916 },
        chance: { unit: 'chance', value: 0.00002 },
        blocks: { unit: 'count', value: 168 },
        months: { unit: 'count', value: 6 },
        events: { unit: 'count', value: 1 },
        busy: { unit: 'hour', value: ['9', '10', '11', '20', '23'] },
        busy_orders: { unit: 'share', value: 0.6224 },
        above: { unit: 'count', value: 6 },
      },
      key: 'busy_orders',
      stake: 0.6,
      certainty: { level: 'strong', doubt: null },
    },
    {
      code: 'save_effort',
      topic: 'who',
      target: { customers: 5719, groups: [{ by: 'class', value: '000' }] },
      figures: {
        customers: { unit: 'count', value: 5719 },
        share_customers: { unit: 'share', value: 0.3056 },
        share_sales: { unit: 'share', value: 0.1697 },
      },
      key: 'share_customers',
      stake: 0.17,
      certainty: { level: 'weak', doubt: 'sample' },
    },
  ],
  withheld: [
    {
      claim: 'paydays',
      topic: 'when',
      reason: 'below',
      figures: {
        mean: { unit: 'decimal', value: 59.17 },
        average: { unit: 'decimal', value: 69.97 },
        more: { unit: 'change', value: -0.154 },
        months: { unit: 'count', value: 6 },
        above: { unit: 'count', value: 1 },
      },
      key: 'more',
    },
  ],
  missing: ['product'],
  setAside: { events: ['2024-03-11'], closed: 1 },
}

test('a line has an imperative, its figures and how sure it is; the picture has the same', () => {
  const report = strategyReport({ ...made, view: 'when' }, makeVoice('zh'))
  const text = textOf(report)
  expect(text).toContain('客服、发货和推送排在 9–12 点、20–21 点、23–24 点（把握大）')
  expect(text).toContain(
    '这些钟点占订单 62.2%。最忙的 10–11 点每天 5.6 单，各钟点平均 2.9 单；6 个月里 6 个月都高于平均。',
  )
  expect(text).toContain('算时间时撇开了 1 个活动日')
  expect(report.picture).toMatchObject({
    chart: 'advice',
    lines: [{ figure: '62.2%', label: '占订单', tone: 'strong' }],
  })
})

test('the summary says how much is not advised and what is missing, and leads to the lists', () => {
  const report = strategyReport({ ...made, view: 'summary' }, makeVoice('en'))
  const text = textOf(report)
  expect(text).toContain('Spend nothing extra on “Basic: win back” (30.6% of customers; few cases)')
  expect(text).toContain('One common piece of advice is left out')
  expect(text).toContain('no order lines')
  expect(actionsOf(report)).toEqual(['st:summary', 'st:who', 'st:when', 'st:where', 'st:withheld', 'seg:000'])
})

test('what is not advised has its reason with figures, and no button to a list', () => {
  const report = strategyReport({ ...made, view: 'withheld' }, makeVoice('zh'))
  expect(textOf(report)).toContain(
    '发薪日（10、15、25 号）做活动：这几天一天 59.2 单，其他日子 70.0 单，并不更多（6 个月里 1 个月更多）。',
  )
  expect(report.picture).toMatchObject({ lines: [{ figure: '−15.4%', tone: 'withheld' }] })
  expect(actionsOf(report).some((action) => action.startsWith('seg'))).toBe(false)
})

test('the table has every figure as it was computed, with its group and certainty', () => {
  const { rows } = strategyReport({ ...made, view: 'summary' }, makeVoice('zh')).table!
  expect(rows[0]).toEqual(['topic', 'code', 'group', 'customers', 'figure', 'unit', 'value', 'certainty', 'reason'])
  expect(rows).toContainEqual(['who', 'save_effort', '000', 5719, 'share_sales', 'share', 0.1697, 'weak', 'sample'])
  expect(rows).toContainEqual(['when', 'busy_hour', null, null, 'busy', 'hour', '9 10 11 20 23', 'strong', null])
  expect(rows).toContainEqual(['when', 'paydays', null, null, 'more', 'change', -0.154, 'withheld', 'below'])
})

test('with nothing to advise each view says so, in words and in the picture', async () => {
  const sourceId = await makeSource(database)
  await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-01-01 10:00:00', amount: 0 }])
  const found = (await strategy(database, { sourceId }))!
  for (const language of ['zh', 'en'] as const) {
    const voice = makeVoice(language)
    for (const view of ['summary', 'who', 'when', 'where'] as const) {
      const report = strategyReport({ ...found, view }, voice)
      expect(textOf(report)).toContain(voice.t(`strategy-none-${view}`))
      expect(report.picture).toMatchObject({ lines: [] })
    }
  }
})

const real = [
  { name: "the paper's orders", there: hasPaperOrders, load: loadPaperOrders },
  { name: "the UK retailer's orders", there: hasRetailOrders, load: loadRetailOrders },
]
describe.each(real)('$name', { timeout: 240_000 }, ({ there, load }) => {
  test.skipIf(!there)('fit a caption in both languages, every view', async () => {
    const sourceId = await load(database)
    await recomputeValues(database, { sourceId, requestedBy: 'test' })
    const found = (await strategy(database, { sourceId }))!
    for (const voice of [makeVoice('zh', found.source.currency), makeVoice('en', found.source.currency)]) {
      for (const view of strategyViews) {
        const report = strategyReport({ ...found, view }, voice)
        const texts = composeText(report.blocks, limits.caption)
        expect(texts, `${voice.format.language} ${view}: ${textOf(report).length}`).toHaveLength(1)
        expect(textOf(report)).not.toMatch(/NaN|undefined|Infinity|\{ ?\$/)
      }
    }
  })
})
