import type { DayOrders } from './read-day-orders.ts'

export type UsualDays = {
  /** Open days that are no event, in order. */
  days: DayOrders[]
  /** Days far above those around them, as `readCalendar` defines them. */
  events: DayOrders[]
  /** Days that count as closed. */
  closed: number
}

/**
 * A day without orders counts as closed where the median day with orders has so many: chance alone would leave such a day
 * empty less than once in 148 (e^−5, Poisson). In a shop that sells less, an empty day is a day like any other.
 */
const OPEN_DAY_ORDERS = 5

/** Sets apart what is no usual day. @param eventDays ISO */
export function usualDays(all: DayOrders[], eventDays: Set<string>): UsualDays {
  const emptyIsClosed = median(all.map(({ orders }) => orders).filter((orders) => orders > 0)) >= OPEN_DAY_ORDERS
  const events = all.filter(({ day }) => eventDays.has(day))
  const days = all.filter(({ day, orders }) => !eventDays.has(day) && (orders > 0 || !emptyIsClosed))
  return { days, events, closed: all.length - days.length - events.length }
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return sorted.length === 0 ? 0 : (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
}
