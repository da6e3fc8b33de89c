import type { Stretch } from './days.ts'
import { addDays, dayOf, daysBetween } from './days.ts'

import type { SourceFacts } from './source-facts.ts'

/** All orders, or the last so many days up to the last order's day. */
export type Period = 'all' | { days: number }

/** The stretches that are offered as buttons; any number of days up to ten years may be asked for in words. */
export const offeredDays = [90, 30, 7] as const

const MOST_DAYS = 3660

/** The first number in a text, as days; without one, all orders. */
export function readPeriod(said: string): Period {
  const days = Number(/\d+/.exec(said)?.[0] ?? 0)
  return days >= 1 && days <= MOST_DAYS ? { days } : 'all'
}

/** The same as a button carries it. */
export function writePeriod(period: Period): string {
  return period === 'all' ? 'all' : String(period.days)
}

export type PeriodDays = {
  stretch: Stretch
  /** The stretch of equal length before it; null for all orders, and where the data do not reach back that far. */
  before: Stretch | null
  /** First and last day that the figures cover, ISO. */
  from: string
  to: string
}

/** The days of a period of a source, which ends with the day of its last order. */
export function daysOf(source: SourceFacts, period: Period): PeriodDays {
  const [first, to] = [dayOf(source.from), dayOf(source.to)]
  const until = addDays(to, 1)
  if (period === 'all') return { stretch: { from: first, until }, before: null, from: first, to }
  const from = addDays(until, -period.days)
  const earlier = { from: addDays(from, -period.days), until: from }
  return {
    stretch: { from, until },
    before: earlier.from < first ? null : earlier,
    from: [from, first].sort()[1]!,
    to,
  }
}

/** Two stretches of equal length that follow each other. */
export type Compared = { now: Stretch; before: Stretch }

/** Shorter halves than this are weekends and holidays, not a change. */
const SHORTEST_HALF = 14

/**
 * What a period is compared with: the days before it; all orders, their later half with the earlier one (of an odd number of
 * days the first is left out). @returns null where the data do not reach back that far
 */
export function comparedDays(source: SourceFacts, period: Period): Compared | null {
  const { stretch, before } = daysOf(source, period)
  if (period !== 'all') return before && { now: stretch, before }
  const half = Math.floor(daysBetween(stretch.from, stretch.until) / 2)
  if (half < SHORTEST_HALF) return null
  const middle = addDays(stretch.until, -half)
  return { now: { from: middle, until: stretch.until }, before: { from: addDays(middle, -half), until: middle } }
}
