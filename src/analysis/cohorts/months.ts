import { addDays, dayOf } from '../behaviour/days.ts'

/** Arithmetic on months such as `2022-01`. */

/** Months from one to another; 1 from a month to the next. */
export function monthsBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from)
}

/** Whether a local time falls on the last day of its month. */
export function endsMonth(localTime: string): boolean {
  const day = dayOf(localTime)
  return addDays(day, 1).slice(0, 7) !== day.slice(0, 7)
}

function numberOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
}
