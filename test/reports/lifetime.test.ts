import { describe, expect, test } from 'vitest'
import { renderPicture } from '../../charts/render.ts'
import {
  type Holdout,
  type Lifetime,
  type LifetimeModel,
  lifetimeViews,
  orderRefusals,
  valueRefusals,
} from '../../src/analysis/lifetime/index.ts'
import { composeText } from '../../src/reports/compose-text.ts'
import { lifetimeReport } from '../../src/reports/lifetime/lifetime.ts'
import { actionsOf, makeVoice, textOf } from '../support/voice.ts'

const voices = [makeVoice('zh'), makeVoice('en')] as const
const [zh, en] = voices

const source = {
  id: 1,
  name: '一家名字不短的小店',
  currency: 'CNY',
  from: '2023-01-01 08:00:00',
  to: '2023-12-31 20:00:00',
  completeness: { rowsRead: 20_183, rowsKept: 20_183, share: 1 },
  quarantinedOrders: 13,
}

const checked: Holdout = {
  verdict: 'checked',
  cutoff: '2023-07-02',
  days: 182,
  customers: 900,
  predicted: 857.4,
  actual: 1000,
  value: { predicted: 85_740, actual: 100_000 },
  groups: [
    { repeats: 0, customers: 500, predicted: 100, actual: 110 },
    { repeats: 1, customers: 400, predicted: 757.4, actual: 890 },
    { repeats: 2, customers: 0, predicted: 0, actual: 0 },
  ],
}

const model: LifetimeModel = {
  verdict: 'fitted',
  basis: {
    from: '2023-01-01',
    to: '2023-12-31',
    customers: 1500,
    repeatCustomers: 800,
    repeatDays: 2500,
    fittedOn: 1500,
  },
  orders: {
    r: 0.24,
    alpha: 4.4,
    a: 0.8,
    b: 2.4,
    errors: { r: 0.05, alpha: 0.08, a: 0.2, b: 0.3 },
    logLikelihood: -9582.4,
    nbd: { r: 0.38, alpha: 12, logLikelihood: -9763.7 },
    likelihoodRatio: 362.6,
    relativeErrors: [
      { days: 90, share: 0.03 },
      { days: 365, share: 0.04 },
    ],
  },
  value: {
    verdict: 'fitted',
    customers: 790,
    correlation: { plain: 0.11, logarithms: 0.19 },
    parameters: { p: 6.2, q: 3.7, gamma: 15, errors: { p: 0.1, q: 0.1, gamma: 0.1 }, logLikelihood: -4055.9 },
  },
  holdout: checked,
}

const base = { source, referenceDate: '2024-01-01', fittedAt: '2024-01-01 03:00', model }
const customer = {
  key: '笑嘻佳',
  activeProbability: 0.996,
  orders90: 3.21,
  orders365: 11.4,
  value90: 321.4,
  value365: 1140.6,
  recency: 3,
  frequency: 12,
  monetary: 1500,
}

function views(changes: Partial<LifetimeModel> = {}): Lifetime[] {
  const fitted = { ...base, model: { ...model, ...changes }, state: 'fitted' as const }
  const totals = {
    customers: 1500,
    once: { customers: 700, orders365: 119 },
    repeat: { customers: 800, active: 500, tenths: [30, 40, 60, 80, 90, 100, 110, 120, 130, 40] },
    orders90: 1234.5,
    orders365: 4321.9,
    value90: 123_456.7,
    value365: 432_198.1,
  }
  const cells = [
    { fromOrders: 2, fromDays: 0, customers: 50, activeProbability: 0.81 },
    { fromOrders: 2, fromDays: 180, customers: 50, activeProbability: 0.63 },
    { fromOrders: 10, fromDays: 180, customers: 30, activeProbability: 0.13 },
  ]
  const once = { ...customer, key: '只来过一次', activeProbability: null }
  return [
    { ...fitted, view: 'totals', totals },
    { ...fitted, view: 'top', top: [customer, once] },
    { ...fitted, view: 'map', cells },
    { ...fitted, view: 'check' },
  ]
}

test('the totals are rounded, say their error, keep one-day customers apart and end with the check', () => {
  const text = textOf(lifetimeReport(views()[0]!, zh))
  expect(text).toContain('约 1,230 单（±8%），¥123,000')
  expect(text).toContain('800 位，多半还活跃的 500 位（62.5%）')
  expect(text).toContain('700 位，未来一年平均每人 0.17 单')
  expect(text).toContain('预计 857 单，实际 1,000 单，少算 14%')
})

test('a certain customer is not said to be more than certain, and of one day there is no telling', () => {
  const text = textOf(lifetimeReport(views()[1]!, zh))
  expect(text).toContain('笑嘻佳  ¥1,141  11.4  >99%')
  expect(text).toContain('只来过一次  ¥1,141  11.4  —')
})

test('the map tells how the same silence differs', () => {
  const text = textOf(lifetimeReport(views()[2]!, en))
  expect(text).toMatch(
    /After 180–364 days of silence, customers with 2 orders are 63% .* those with 10–14 orders only 13%/,
  )
})

test('the check names the group that was missed by most', () => {
  const text = textOf(lifetimeReport(views()[3]!, en))
  expect(text).toContain('customers with 1 repeat day before (400), 757 orders predicted, 890 actual')
})

describe.each(voices)('in both languages ($format.language)', (voice) => {
  const states: [string, Lifetime][] = [
    ['none', { source, state: 'none' }],
    ...views().map((view, i): [string, Lifetime] => [lifetimeViews[i]!, view]),
    ...orderRefusals.map((verdict): [string, Lifetime] => [
      verdict,
      { ...base, state: 'refused', model: { ...model, verdict, orders: null, value: null, holdout: null } },
    ]),
    ...valueRefusals.flatMap((verdict) =>
      views({ value: { ...model.value!, verdict, correlation: null } })
        .slice(0, 2)
        .map((view): [string, Lifetime] => [verdict, view]),
    ),
    ...(['too_short', ...orderRefusals] as const).flatMap((verdict) =>
      [0, 3].map((i): [string, Lifetime] => [`unchecked ${verdict}`, views({ holdout: { verdict } })[i]!]),
    ),
    ...[0, 857, 500].map((actual): [string, Lifetime] => [
      `actual ${actual}`,
      views({ holdout: { ...checked, actual, value: null } })[3]!,
    ]),
  ]

  test.each(states)('%s fits a caption, says numbers only, and draws', (_, state) => {
    const report = lifetimeReport(state, voice)
    expect(JSON.stringify(report)).not.toMatch(/NaN|undefined|Infinity/)
    expect(composeText(report.blocks, 1024)).toHaveLength(1)
    for (const action of actionsOf(report)) expect(Buffer.byteLength(action)).toBeLessThanOrEqual(40)
    if (report.picture) expect(renderPicture(report.picture).length).toBeGreaterThan(1000)
  })

  test('each view marks its own button', () => {
    for (const [i, view] of views().entries()) {
      const [buttons] = lifetimeReport(view, voice).buttons!
      expect(buttons!.map(({ label }) => label.startsWith('✓'))).toEqual(lifetimeViews.map((_view, at) => at === i))
    }
  })
})
