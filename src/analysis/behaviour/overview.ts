import type { Database } from '../../db/index.ts'
import { addDays, daysBetween } from './days.ts'
import { type Figures, figures, relativeChange } from './figures.ts'
import { daysOf, type Period } from './period.ts'
import { type SalesPoint, salesSeries } from './sales-series.ts'
import { type ShopPairs, shopPairs } from './shop-pairs.ts'
import { type SourceFacts, sourceFacts } from './source-facts.ts'

export type OverviewParameters = {
  sourceId: number
  period: Period
}

export type FigureChanges = Record<'orders' | 'sales' | 'buyers' | 'averageOrder' | 'repeatShare', number | null>

/** Two stretches of equal length, the later against the earlier. */
export type Comparison = {
  days: number
  now: Figures
  /** First and last day of the earlier stretch, ISO, and its figures. */
  before: Figures & { from: string; to: string }
  changes: FigureChanges
}

export type Overview = {
  source: SourceFacts
  period: Period
  /** First and last day that the figures cover, ISO. */
  from: string
  to: string
  figures: Figures & { shopPairs: ShopPairs | null }
  /**
   * The period against the one before it; for all orders, their last 30 days against the 30 before. Null where the data
   * do not reach back that far.
   */
  comparison: Comparison | null
  series: { unit: 'day' | 'month'; points: SalesPoint[] }
}

/** Longest stretch that is still drawn by day. */
const LONGEST_BY_DAY = 92

/** What "all orders" compare: their last days with as many before. */
const RECENT_DAYS = 30

/** The shop at a glance (domain.md §2). @returns null when the source has no orders */
export async function overview(database: Database, { sourceId, period }: OverviewParameters): Promise<Overview | null> {
  const facts = await sourceFacts(database, sourceId)
  if (!facts) return null
  const { stretch, before, from, to } = daysOf(facts, period)
  const unit = daysBetween(stretch.from, stretch.until) <= LONGEST_BY_DAY ? 'day' : 'month'
  // Each reads all orders, so they do it side by side.
  const [now, pairs, points] = await Promise.all([
    figures(database, sourceId, stretch),
    shopPairs(database, sourceId, stretch),
    salesSeries(database, sourceId, stretch, unit),
  ])
  return {
    source: facts,
    period,
    from,
    to,
    figures: { ...now, shopPairs: pairs },
    comparison: await compare(facts, period === 'all' ? null : now),
    series: { unit, points },
  }

  /** @param known figures of the later stretch, where it is the one that is asked about */
  async function compare(source: SourceFacts, known: Figures | null): Promise<Comparison | null> {
    const { stretch: later, before: earlier } = known ? { stretch, before } : daysOf(source, { days: RECENT_DAYS })
    if (!earlier) return null
    const [figuresNow, figuresBefore] = await Promise.all([
      known ?? figures(database, sourceId, later),
      figures(database, sourceId, earlier),
    ])
    return {
      days: daysBetween(later.from, later.until),
      now: figuresNow,
      before: { ...figuresBefore, from: earlier.from, to: addDays(earlier.until, -1) },
      changes: figureChanges(figuresNow, figuresBefore),
    }
  }
}

export function figureChanges(now: Figures, before: Figures): FigureChanges {
  return {
    orders: relativeChange(now.orders, before.orders),
    sales: relativeChange(now.sales, before.sales),
    buyers: relativeChange(now.buyers, before.buyers),
    averageOrder: relativeChange(now.averageOrder, before.averageOrder),
    repeatShare: relativeChange(now.repeatShare, before.repeatShare),
  }
}
