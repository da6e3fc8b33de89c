import type { Database } from '../../db/index.ts'
import { isLacking, type Lacking, sourceWith } from '../lacking.ts'
import { type CalendarRow, readCalendar, type Spike } from './calendar.ts'
import { type CalendarMeasure, calendarMeasures } from './calendar-cells.ts'
import { daysOf, type Period } from './period.ts'
import type { SourceFacts } from './source-facts.ts'

export const trendBuckets = ['month', 'day', 'weekday', 'hour'] as const

/** `day` is the day of the month. */
export type TrendBucket = (typeof trendBuckets)[number]

export const trendMeasures = calendarMeasures

export type TrendMeasure = CalendarMeasure

export type TrendParameters = { sourceId: number; by: TrendBucket; measure?: TrendMeasure; period?: Period }

export type TrendRow = Omit<CalendarRow, 'eventValue'>

export type Trend = {
  source: SourceFacts
  by: TrendBucket
  measure: TrendMeasure
  period: Period
  /** First and last day that the figures cover, ISO. */
  from: string
  to: string
  /** Of the measure over the period; buyers are counted once. */
  total: number
  /** Every bucket in order, those without orders too. */
  rows: TrendRow[]
  spikes: Spike[]
}

/**
 * When customers buy (domain.md §2), with the single days that only look like a habit.
 * @returns null where the source has no orders; what it lacks where buyers are asked for and no order names its customer
 */
export async function trend(
  database: Database,
  { sourceId, by, measure = 'orders', period = 'all' }: TrendParameters,
): Promise<Trend | Lacking | null> {
  const source = await sourceWith(database, sourceId, measure === 'buyers' ? ['customer'] : [])
  if (!source || isLacking(source)) return source
  const { stretch, from, to } = daysOf(source, period)
  const found = await readCalendar(database, { sourceId, stretch, by, measure })
  const rows = new Map(found.rows.map(({ eventValue: _, ...row }): [string, TrendRow] => [row.bucket, row]))
  return {
    source,
    by,
    measure,
    period,
    from,
    to,
    total: found.total,
    rows: everyBucket(by, from, to).map((bucket) => rows.get(bucket) ?? empty(bucket, measure)),
    spikes: found.spikes,
  }
}

function everyBucket(by: TrendBucket, from: string, to: string): string[] {
  if (by === 'month') return monthsBetween(from.slice(0, 7), to.slice(0, 7))
  const [first, last] = { day: [1, 31] as const, weekday: [1, 7] as const, hour: [0, 23] as const }[by]
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
}

function monthsBetween(first: string, last: string): string[] {
  const all: string[] = []
  for (let month = first; month <= last; month = monthAfter(month)) all.push(month)
  return all
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

function empty(bucket: string, measure: TrendMeasure): TrendRow {
  return {
    bucket,
    orders: 0,
    sales: 0,
    quantity: 0,
    buyers: measure === 'buyers' ? 0 : null,
    median: null,
    days: 0,
  }
}
