import { type ConsumptionLevels, type LevelRow, levelViews, writePeriod } from '../../analysis/behaviour/index.ts'
import { choiceRow, periodRow, titled } from '../choices.ts'
import { factsNote } from '../facts.ts'
import type { Block, Report, ReportTable, Voice } from '../report.ts'
import { levelBoundsText, levelName } from './level-words.ts'
import { levelsPicture } from './levels-picture.ts'

/** A month of fewer customers is not held against another. */
const FEWEST_CUSTOMERS = 30

/** /levels: how many customers are of each level, what they are worth, and whether later customers are of another. */
export function levelsReport(levels: ConsumptionLevels, voice: Voice): Report {
  const { t } = voice
  const { view, period } = levels
  const title = titled(t(`levels-title-${view}`), period, voice)
  const ask = (change: { view?: string; period?: string }) =>
    `lv:${change.view ?? view}.${change.period ?? writePeriod(period)}`
  const reading = (view === 'level' ? readLevels : readMonths)(levels, voice)
  const views = levelViews.map((choice) => ({ choice, label: t(`levels-button-${choice}`) }))
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'table', rows: levelTable(levels, voice) },
      ...(reading.length > 0 ? [{ kind: 'text', text: reading.join('\n') } satisfies Block] : []),
      { kind: 'note', text: levelBoundsText(levels.bounds, voice) },
      factsNote(levels.source, levels, voice),
    ],
    picture: levelsPicture(title, levels, voice),
    buttons: [
      choiceRow(
        views,
        (choice) => choice === view,
        (choice) => ask({ view: choice }),
        voice,
      ),
      periodRow(period, (choice) => ask({ period: choice }), voice),
    ],
    table: view === 'level' ? table(levels) : monthTable(levels),
  }
}

function levelTable({ levels }: ConsumptionLevels, voice: Voice): string[][] {
  const { t, format } = voice
  return [
    (['level', 'customers', 'share', 'sales', 'average'] as const).map((column) => t(`levels-column-${column}`)),
    ...levels.map((row) => [
      t(`levels-short-${row.level}`),
      format.count(row.customers),
      format.share(row.share),
      row.shareOfSales === null ? '—' : format.share(row.shareOfSales),
      row.averageOrder === null ? '—' : format.money(Math.round(row.averageOrder)),
    ]),
  ]
}

function readLevels({ levels, period }: ConsumptionLevels, voice: Voice): string[] {
  const { t, format } = voice
  const high = levels.at(-1)!
  const sentences: string[] = []
  if (high.shareOfSales !== null) {
    const words = { share: format.share(high.share), sales: format.share(high.shareOfSales) }
    sentences.push(t('levels-reading-high', words))
  }
  const known = levels.filter((row): row is LevelRow & { coupons: object } => row.coupons !== null)
  if (known.length > 0) {
    const parts = known.map((row) =>
      t('levels-coupon', { level: levelName(row.level, voice), share: format.share(row.coupons!.share) }),
    )
    sentences.push(t('levels-reading-coupons', { levels: parts.join(t('trend-list-separator')) }))
  }
  if (period !== 'all') sentences.push(t('levels-period'))
  return sentences
}

/** The first and the last month with enough customers, and why the two are not equals. */
function readMonths({ cohorts }: ConsumptionLevels, { t, format }: Voice): string[] {
  const enough = cohorts.filter(({ customers }) => customers >= FEWEST_CUSTOMERS)
  const [first, last] = [enough[0], enough.at(-1)]
  if (!first || !last || first === last) return [t('levels-months-few')]
  const share = (cohort: typeof first) => format.share(cohort.high / cohort.customers)
  return [
    t('levels-reading-months', {
      first: first.month,
      firstShare: share(first),
      last: last.month,
      lastShare: share(last),
    }),
    t('levels-months-caveat'),
  ]
}

function table({ levels, period }: ConsumptionLevels): ReportTable {
  return {
    name: `levels-${writePeriod(period)}`,
    rows: [
      [
        'level',
        'customers',
        'share_of_customers',
        'orders',
        'sales',
        'share_of_sales',
        'average_order',
        'coupons_known',
        'coupons_used',
        'coupon_use_share',
        'coupon_use_low_95',
        'coupon_use_high_95',
      ],
      ...levels.map((row) => [
        row.level,
        row.customers,
        row.share,
        row.orders,
        row.sales,
        row.shareOfSales,
        row.averageOrder,
        row.coupons?.known ?? null,
        row.coupons?.used ?? null,
        row.coupons?.share ?? null,
        row.coupons?.lower ?? null,
        row.coupons?.upper ?? null,
      ]),
    ],
  }
}

function monthTable({ cohorts, period }: ConsumptionLevels): ReportTable {
  return {
    name: `levels-by-first-month-${writePeriod(period)}`,
    rows: [
      ['first_month', 'customers', 'low', 'middle', 'high'],
      ...cohorts.map((row) => [row.month, row.customers, row.low, row.middle, row.high]),
    ],
  }
}
