import { DateTime, IANAZone } from 'luxon'

export type PushTime = {
  /** ISO weekday, 1 = Monday. */
  weekday: number
  /** 0–23. */
  hour: number
  zone: string
}

/**
 * The first push strictly after a moment. The hour is the wall clock's, so the distance between two pushes is 167 or 169
 * hours when the clocks change; an hour that a change skips is pushed one hour later. @throws RangeError for an unknown zone.
 */
export function nextPush({ weekday, hour, zone }: PushTime, after: Date): Date {
  if (!IANAZone.isValidZone(zone)) throw new RangeError(`${zone} is not an IANA time zone`)
  const local = DateTime.fromJSDate(after, { zone })
  for (let weeks = 0; ; weeks++) {
    const at = local
      .plus({ weeks })
      .set({ weekday: weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7 })
      .startOf('day')
      .set({ hour })
    if (at > local) return at.toJSDate()
  }
}

/** The ISO week of a moment in a zone, e.g. `2026-W47`. */
export function periodOf(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat("kkkk-'W'WW")
}
