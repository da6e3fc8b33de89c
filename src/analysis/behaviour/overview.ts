import type { Database } from '../../db/index.ts'
import { addDays, dayOf, daysBetween } from './days.ts'
import { type Figures, figures, relativeChange, type Stretch } from './figures.ts'
import { type SalesPoint, salesSeries } from './sales-series.ts'
import { type SourceFacts, sourceFacts } from './source-facts.ts'

export type OverviewParameters = {
  sourceId: number
  /** All orders, or the last so many days up to the last order's day. */
  period: 'all' | { days: number }
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
  period: 'all' | { days: number }
  /** First and last day that the figures cover, ISO. */
  from: string
  to: string
  figures: Figures
  /**
   * The period against the one before it; for all orders, their last 30 days against the 30 before. Null where the data
   * do not reach back that far.
   */
  comparison: Comparison | null
  series: { unit: 'day' | 'month'; points: SalesPoint[] }
}

/** Longest stretch that is still drawn by day. */
const LONGEST_BY_DAY = 92

/** The shop at a glance (domain.md §2). @returns null when the source has no orders */
export async function overview(database: Database, { sourceId, period }: OverviewParameters): Promise<Overview | null> {
  const source = await sourceFacts(database, sourceId)
  if (!source) return null
  const first = dayOf(source.from)
  const last = dayOf(source.to)
  const until = addDays(last, 1)
  const from = period === 'all' ? first : addDays(until, -period.days)
  const stretch = { from, until }
  const unit = daysBetween(from, until) <= LONGEST_BY_DAY ? 'day' : 'month'
  const now = await figures(database, sourceId, stretch)
  return {
    source,
    period,
    from: [from, first].sort()[1]!,
    to: last,
    figures: now,
    comparison:
      period === 'all'
        ? await compare(database, sourceId, first, { from: addDays(until, -30), until })
        : await compare(database, sourceId, first, stretch, now),
    series: { unit, points: await salesSeries(database, sourceId, stretch, unit) },
  }
}

async function compare(
  database: Database,
  sourceId: number,
  firstDay: string,
  stretch: Stretch,
  known?: Figures,
): Promise<Comparison | null> {
  const days = daysBetween(stretch.from, stretch.until)
  const earlier = { from: addDays(stretch.from, -days), until: stretch.from }
  if (earlier.from < firstDay) return null
  const now = known ?? (await figures(database, sourceId, stretch))
  const before = await figures(database, sourceId, earlier)
  const covered = { from: earlier.from, to: addDays(earlier.until, -1) }
  return { days, now, before: { ...before, ...covered }, changes: figureChanges(now, before) }
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
