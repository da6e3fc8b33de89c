/**
 * A text that Postgres can keep, as a text and in JSON: without NUL, and with U+FFFD for half a surrogate pair. Every
 * text out of a file goes through here before anything else sees it.
 */
export function cleanText(text: string): string {
  const whole = text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole
}

/** Pieces of one text, cleaned. A pair that the end of a piece cuts in two stays whole. */
export async function* cleanPieces(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let lead = ''
  for await (const piece of pieces) {
    const text = lead + piece
    lead = /[\uD800-\uDBFF]$/.test(text.slice(-1)) ? text.slice(-1) : ''
    yield cleanText(lead === '' ? text : text.slice(0, -1))
  }
  if (lead !== '') yield cleanText(lead)
}
