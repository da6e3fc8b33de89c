import { cellsOfDay, type HabitUnit } from './calendar-habits.ts'
import type { DayOrders } from './read-day-orders.ts'

/** The bucket with most orders, and the event day that made it so. */
export type LeadingEvent = { bucket: string; day: string; orders: number; share: number }

/** A third of a bucket's orders on one day: as much as makes `trend` call it a spike where there are many days. */
const LEAST_SHARE = 1 / 3

/** @returns null where the bucket with most orders owes them to no event day */
export function leadingEvent(all: DayOrders[], events: DayOrders[], unit: HabitUnit): LeadingEvent | null {
  const totals = new Map<string, number>()
  for (const day of all) {
    for (const [bucket, orders] of cellsOfDay(day, unit)) totals.set(bucket, (totals.get(bucket) ?? 0) + orders)
  }
  const leader = [...totals].reduce((most, entry) => (entry[1] > most[1] ? entry : most))
  const found = events.flatMap((day) =>
    cellsOfDay(day, unit)
      .filter(([bucket]) => bucket === leader[0])
      .map(([bucket, orders]) => ({ bucket, day: day.day, orders, share: orders / leader[1] })),
  )
  return found.filter(({ share }) => share > LEAST_SHARE).sort((a, b) => b.orders - a.orders)[0] ?? null
}
