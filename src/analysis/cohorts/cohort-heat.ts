import { chiSquareTail } from '../../algorithms/chi-square.ts'
import { type ShareInterval, wilsonInterval } from '../../algorithms/wilson-interval.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import { endsMonth, monthsBetween } from './months.ts'
import type { CohortMonth } from './read-cohort-months.ts'
import type { ReturnSpike } from './return-spikes.ts'

/** Customers who came back among so many, with the 95 % interval of the share. */
export type Returned = ShareInterval & { customers: number; returned: number }

/** `complete` is false for the month in which the data end before its last day. */
export type HeatCell = ShareInterval & { since: number; returned: number; complete: boolean }

/** Everybody whose first purchase in the data fell in one month; a cell for each month that has come, from that month on. */
export type Cohort = { month: string; customers: number; cells: HeatCell[] }

export type CohortComparison = {
  /** Whether somebody bought again in the so many months after the first. */
  months: number
  cohorts: number
  best: Returned & { month: string }
  /** The other cohorts together. */
  rest: Returned
  /** Chi-square test of the best against the rest, times the number of cohorts it was picked from (Bonferroni), at most 1. */
  p: number
}

export type CohortHeat = {
  view: 'heat'
  source: SourceFacts
  customers: number
  /** The month that the data leave unfinished, if any. */
  incompleteMonth: string | null
  /** By month, the earliest first; months without a first purchase are left out. */
  cohorts: Cohort[]
  /** All cohorts together, weighted by their customers, where the month is complete. */
  averages: (Returned & { since: number })[]
  /** The same without the month in which the data begin: its customers may have bought before. */
  averagesOfNew: (Returned & { since: number })[]
  /** Without the first month. Null where fewer than two cohorts are large enough and have been followed long enough. */
  comparison: CohortComparison | null
  spikes: ReturnSpike[]
}

/** Cohorts are compared by returns within so many months, or fewer where the data are shorter. */
const COMPARED_MONTHS = 3

/** A smaller cohort is not compared with others. */
export const SMALL_COHORT = 30

/** First-purchase months against the months since. */
export function cohortHeat(source: SourceFacts, rows: CohortMonth[], spikes: ReturnSpike[]): CohortHeat {
  const last = source.to.slice(0, 7)
  const incompleteMonth = endsMonth(source.to) ? null : last
  const byCohort = new Map<string, CohortMonth[]>()
  for (const row of rows) byCohort.set(row.cohort, [...(byCohort.get(row.cohort) ?? []), row])
  const cohorts = [...byCohort].map(([month, found]) => cohortOf(month, found, last, incompleteMonth !== null))
  const begun = source.from.slice(0, 7)
  const fresh = cohorts.filter(({ month }) => month !== begun)
  return {
    view: 'heat',
    source,
    customers: cohorts.reduce((sum, cohort) => sum + cohort.customers, 0),
    incompleteMonth,
    cohorts,
    averages: averagesOf(cohorts),
    averagesOfNew: averagesOf(fresh),
    comparison: compare(fresh, byCohort),
    spikes,
  }
}

function cohortOf(month: string, rows: CohortMonth[], last: string, lastIsIncomplete: boolean): Cohort {
  const customers = rows.find((row) => row.since === 0)!.buyers
  const returned = new Map(rows.map((row) => [row.since, row.returned]))
  const months = monthsBetween(month, last)
  const cells = Array.from({ length: months + 1 }, (_, since): HeatCell => {
    const count = returned.get(since) ?? 0
    return {
      since,
      returned: count,
      ...wilsonInterval(count, customers)!,
      complete: since < months || !lastIsIncomplete,
    }
  })
  return { month, customers, cells }
}

function averagesOf(cohorts: Cohort[]): CohortHeat['averages'] {
  const longest = Math.max(0, ...cohorts.map((cohort) => cohort.cells.length))
  return Array.from({ length: longest }, (_, since) => since).flatMap((since) => {
    const followed = cohorts.filter((cohort) => cohort.cells[since]?.complete)
    const together = pool(
      followed.map((cohort) => ({ customers: cohort.customers, returned: cohort.cells[since]!.returned })),
    )
    return together ? [{ since, ...together }] : []
  })
}

function compare(cohorts: Cohort[], rows: Map<string, CohortMonth[]>): CohortComparison | null {
  for (let months = COMPARED_MONTHS; months >= 1; months--) {
    const followed = cohorts
      .filter((cohort) => cohort.customers >= SMALL_COHORT && cohort.cells[months]?.complete)
      .map(({ month, customers }) => ({ month, customers, returned: returnedWithin(rows.get(month)!, months) }))
      .sort((a, b) => b.returned / b.customers - a.returned / a.customers)
    if (followed.length < 2) continue
    const [best, rest] = [followed[0]!, pool(followed.slice(1))!]
    return {
      months,
      cohorts: followed.length,
      best: { month: best.month, ...pool([best])! },
      rest,
      p: Math.min(1, followed.length * differenceP(best, rest)),
    }
  }
  return null
}

function returnedWithin(rows: CohortMonth[], months: number): number {
  return rows.filter((row) => row.since <= months).reduce((sum, row) => sum + row.firstReturns, 0)
}

type Counts = { customers: number; returned: number }

function pool(parts: Counts[]): Returned | null {
  const customers = parts.reduce((sum, part) => sum + part.customers, 0)
  const returned = parts.reduce((sum, part) => sum + part.returned, 0)
  const interval = wilsonInterval(returned, customers)
  return interval && { customers, returned, ...interval }
}

/** Pearson's chi-square test of two shares, as R's `prop.test(…, correct = FALSE)`. */
function differenceP(a: Counts, b: Counts): number {
  const [n, returned] = [a.customers + b.customers, a.returned + b.returned]
  if (returned === 0 || returned === n) return 1
  const cross = a.returned * (b.customers - b.returned) - b.returned * (a.customers - a.returned)
  return chiSquareTail((n * cross ** 2) / (a.customers * b.customers * returned * (n - returned)), 1)
}
