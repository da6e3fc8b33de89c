import { type BucketBlock, type BucketComparison, compareBuckets } from '../../../algorithms/compare-buckets.ts'
import { mondayOf } from '../../behaviour/days.ts'
import type { DayOrders } from './read-day-orders.ts'

export const habitUnits = ['hour', 'weekday', 'third', 'month_day', 'payday'] as const

/** `third` is 月初, 月中, 月末 (domain.md §5); `payday` has two buckets, the days on which wages come and all others. */
export type HabitUnit = (typeof habitUnits)[number]

/** A bucket under the name that the words use; orders are those of a day (for hours: of this hour of a day). */
export type Habit = Omit<BucketComparison, 'bucket'> & { bucket: string; shareOfOrders: number }

/** The days of the month on which wages are said to come: the payday claim of coupon strategies. */
export const PAYDAYS = [10, 15, 25]

/**
 * Orders a day by bucket, each day against the rest of its block: an hour against its day, a weekday against its week, the
 * others against their month. So neither growth nor season looks like a habit. Months are the strata.
 * @param days usual days, in order
 */
export function calendarHabits(days: DayOrders[], unit: HabitUnit): Habit[] {
  const { blockOf, names, cellsOf } = units[unit]
  // What never had an order is closed: it takes no part in the average.
  const totals = names.map(() => 0)
  const blocks = new Map<string, { stratum: string; sums: number[]; days: number[] }>()
  for (const day of days) {
    const key = blockOf(day)
    const block = blocks.get(key) ?? {
      stratum: day.day.slice(0, 7),
      sums: names.map(() => 0),
      days: names.map(() => 0),
    }
    blocks.set(key, block)
    for (const [bucket, orders] of cellsOf(day)) {
      block.sums[bucket]! += orders
      block.days[bucket]!++
      totals[bucket]! += orders
    }
  }
  const rows = [...blocks.values()].map(
    ({ stratum, sums, days: counted }): BucketBlock => ({
      stratum,
      values: sums.map((sum, bucket) => (counted[bucket]! > 0 && totals[bucket]! > 0 ? sum / counted[bucket]! : null)),
    }),
  )
  const all = totals.reduce((sum, orders) => sum + orders, 0)
  return compareBuckets(rows).map(({ bucket, ...comparison }) => ({
    ...comparison,
    bucket: names[bucket]!,
    shareOfOrders: totals[bucket]! / all,
  }))
}

/** The buckets of a day with its orders in them. */
export function cellsOfDay(day: DayOrders, unit: HabitUnit): [bucket: string, orders: number][] {
  const { names, cellsOf } = units[unit]
  return cellsOf(day).map(([bucket, orders]) => [names[bucket]!, orders])
}

type Unit = {
  /** Days that are compared with one another. */
  blockOf(day: DayOrders): string
  names: string[]
  /** The buckets of a day, by their place among the names. */
  cellsOf(day: DayOrders): [bucket: number, orders: number][]
}

const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
const month = ({ day }: DayOrders) => day.slice(0, 7)
const dayOfMonth = ({ day }: DayOrders) => Number(day.slice(8, 10))

const units: Record<HabitUnit, Unit> = {
  hour: { blockOf: ({ day }) => day, names: numbered(0, 23), cellsOf: ({ hours }) => [...hours.entries()] },
  weekday: {
    blockOf: ({ day }) => mondayOf(day),
    names: numbered(1, 7),
    cellsOf: ({ day, orders }) => [[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7, orders]],
  },
  third: {
    blockOf: month,
    names: ['early', 'middle', 'late'],
    cellsOf: (day) => [[Math.min(2, Math.floor((dayOfMonth(day) - 1) / 10)), day.orders]],
  },
  month_day: { blockOf: month, names: numbered(1, 31), cellsOf: (day) => [[dayOfMonth(day) - 1, day.orders]] },
  payday: {
    blockOf: month,
    names: ['payday', 'other'],
    cellsOf: (day) => [[PAYDAYS.includes(dayOfMonth(day)) ? 0 : 1, day.orders]],
  },
}
