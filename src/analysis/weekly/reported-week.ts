import { addDays, dayOf, mondayOf } from '../behaviour/days.ts'

export type ReportedWeek = {
  /** Monday and Sunday, ISO days. */
  from: string
  to: string
  /** The data end before the last complete week does, so an earlier week is shown. */
  stale: boolean
  /** The data do not cover the whole week that is shown. */
  partial: boolean
}

/** Shops close at weekends: data that reach this near to a Sunday cover its week. */
const CLOSED_DAYS = 2

/**
 * The last complete ISO week (Monday to Sunday) before a day. Where the data end earlier, the last week that they cover;
 * where they cover none, the week of their last day.
 * @param before local ISO day of the push
 */
export function reportedWeek(before: string, firstOrder: string, lastOrder: string): ReportedWeek {
  const [first, last] = [dayOf(firstOrder), dayOf(lastOrder)]
  const latest = addDays(mondayOf(before), -7)
  const reached = addDays(last, CLOSED_DAYS)
  const covers = (monday: string) => addDays(monday, 6) <= reached
  const newest = [latest, mondayOf(last)].sort()[0]!
  const candidate = covers(newest) ? newest : addDays(newest, -7)
  const monday = addDays(candidate, 6) < first ? newest : candidate
  return {
    from: monday,
    to: addDays(monday, 6),
    stale: monday < latest,
    partial: !covers(monday) || first > addDays(monday, CLOSED_DAYS),
  }
}
