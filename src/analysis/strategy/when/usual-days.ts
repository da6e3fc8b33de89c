import { EVENT_REACH, EVENT_TIMES } from '../../behaviour/calendar.ts'
import { daysBetween } from '../../behaviour/days.ts'
import type { DayOrders } from './read-day-orders.ts'

export type UsualDays = {
  /** Open days that are no event, in order. */
  days: DayOrders[]
  /** Days far above those around them, as `trend` defines them, whatever part of their bucket they are. */
  events: DayOrders[]
  /** Days that count as closed. */
  closed: number
}

/**
 * A day without orders counts as closed where the median day with orders has so many: chance alone would leave such a day
 * empty less than once in 148 (e^−5, Poisson). In a shop that sells less, an empty day is a day like any other.
 */
const OPEN_DAY_ORDERS = 5

/** Sets apart what is no usual day: events and closed days. */
export function usualDays(all: DayOrders[]): UsualDays {
  const open = all.filter(({ orders }) => orders > 0)
  const events = eventDays(open)
  const emptyIsClosed = median(open.map(({ orders }) => orders)) >= OPEN_DAY_ORDERS
  const isEvent = new Set(events)
  const days = all.filter((day) => !isEvent.has(day) && (day.orders > 0 || !emptyIsClosed))
  return { days, events, closed: all.length - days.length - events.length }
}

/** @param open days with orders, in order */
function eventDays(open: DayOrders[]): DayOrders[] {
  const events: DayOrders[] = []
  let from = 0
  let until = 0
  for (const [index, { day, orders }] of open.entries()) {
    while (daysBetween(open[from]!.day, day) > EVENT_REACH) from++
    while (until < open.length && daysBetween(day, open[until]!.day) <= EVENT_REACH) until++
    const near = [...open.slice(from, index), ...open.slice(index + 1, until)].map((other) => other.orders)
    if (near.length >= EVENT_REACH / 2 && orders > EVENT_TIMES * median(near)) events.push(open[index]!)
  }
  return events
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return sorted.length === 0 ? 0 : (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
}
