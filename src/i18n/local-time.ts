/** The ISO day of a moment in an IANA time zone, e.g. 2026-06-30. */
export function localDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)
}

/** Day and minute of a moment in an IANA time zone, e.g. 2026-06-30 18:00. */
export function localMinute(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
}
