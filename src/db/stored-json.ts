/** One escape of JSON, two backslashes among them, so that a backslash before `u0000` is told from an escape. */
const ESCAPE = /\\(?:u[0-9a-f]{4}|.)/g
/** JSON.stringify writes whole pairs as they are; what it escapes is half of one. */
const HALF_PAIR = /^\\ud[89a-f]/

/**
 * JSON that the database keeps: Postgres refuses the NUL character and half surrogate pairs, so NUL is left out and a half
 * pair becomes U+FFFD. They are rare enough to test for first.
 */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value ?? null)
  if (!json.includes('\\u0000') && !json.includes('\\ud')) return json
  return json.replace(ESCAPE, (found) => (found === '\\u0000' ? '' : HALF_PAIR.test(found) ? '\ufffd' : found))
}

/** Text that the database keeps, at most `length` UTF-16 units of it. */
export function storedText(text: string, length = Number.POSITIVE_INFINITY): string {
  return text.replaceAll('\0', '').slice(0, length).toWellFormed()
}
