import type { Database } from '../../db/index.ts'
import { type CouponShares, couponShares } from '../behaviour/coupon-shares.ts'
import type { Stretch } from '../behaviour/days.ts'
import { addDays, dayOf } from '../behaviour/days.ts'
import { type Figures, figures } from '../behaviour/figures.ts'
import { type FigureChanges, figureChanges } from '../behaviour/overview.ts'
import { type Places, places } from '../behaviour/places.ts'
import { type SalesPoint, salesSeries } from '../behaviour/sales-series.ts'
import { type SourceFacts, sourceFacts } from '../behaviour/source-facts.ts'
import { type LatestRfm, latestRfm } from '../rfm/latest-rfm.ts'
import { type ReportedWeek, reportedWeek } from './reported-week.ts'

/** A part of the summary. Null data: nothing to show (`absent`), or it could not be computed (`failed`, and why). */
export type WeeklyPanel<T> =
  | { data: T; reason: null }
  | { data: null; reason: 'absent' }
  | { data: null; reason: 'failed'; error: string }

export type WeeklySummary = {
  source: SourceFacts
  week: ReportedWeek
  /** Changes are null where the data do not cover the week before. */
  figures: WeeklyPanel<{ now: Figures; before: Figures | null; changes: FigureChanges | null }>
  /** Seven days each, Monday first. */
  daily: WeeklyPanel<{ thisWeek: SalesPoint[]; lastWeek: SalesPoint[] | null }>
  classes: WeeklyPanel<LatestRfm>
  coupons: WeeklyPanel<CouponShares>
  places: WeeklyPanel<Places>
}

/**
 * A week of the shop for the push. Each part is computed on its own: one that fails leaves the others standing.
 * @param before local ISO day of the push
 * @returns null when the source has no orders
 */
export async function weeklySummary(
  database: Database,
  { sourceId, before }: { sourceId: number; before: string },
): Promise<WeeklySummary | null> {
  const source = await sourceFacts(database, sourceId)
  if (!source) return null
  const week = reportedWeek(before, source.from, source.to)
  const stretch = { from: week.from, until: addDays(week.to, 1) }
  const earlier = { from: addDays(week.from, -7), until: week.from }
  const hasEarlier = dayOf(source.from) <= addDays(earlier.from, 2)
  const daily = await panel(async () => ({
    thisWeek: await salesSeries(database, sourceId, stretch, 'day'),
    lastWeek: hasEarlier ? await salesSeries(database, sourceId, earlier, 'day') : null,
  }))
  return {
    source,
    week: { ...week, partial: week.partial || lacksOpenDays(daily, dayOf(source.to)) },
    figures: await panel(() => weekFigures(database, sourceId, stretch, hasEarlier ? earlier : null)),
    daily,
    classes: await panel(() => latestRfm(database, sourceId)),
    coupons: await panel(() => couponShares(database, { sourceId, stretch })),
    places: await panel(async () => {
      const found = await places(database, { sourceId, stretch, limit: 5 })
      return found.top.length > 0 ? found : null
    }),
  }
}

/** The data end before a weekday on which the shop sold something the week before: that day is missing, not closed. */
function lacksOpenDays({ data }: WeeklySummary['daily'], lastDay: string): boolean {
  if (!data?.lastWeek) return false
  const { thisWeek, lastWeek } = data
  return thisWeek.some(({ bucket }, index) => bucket > lastDay && lastWeek[index]!.orders > 0)
}

async function weekFigures(database: Database, sourceId: number, stretch: Stretch, earlier: Stretch | null) {
  const now = await figures(database, sourceId, stretch)
  const before = earlier && (await figures(database, sourceId, earlier))
  return { now, before, changes: before && figureChanges(now, before) }
}

async function panel<T>(compute: () => Promise<T | null>): Promise<WeeklyPanel<T>> {
  try {
    const data = await compute()
    return data === null ? { data: null, reason: 'absent' } : { data, reason: null }
  } catch (error) {
    return { data: null, reason: 'failed', error: rootMessage(error) }
  }
}

/** The database's own words: drizzle wraps them in the whole query. */
function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
