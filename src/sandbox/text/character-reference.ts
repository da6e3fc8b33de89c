const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** Reads `&lt;`, `&gt;`, `&amp;`, `&quot;` or a numeric reference; null where Telegram leaves the `&` as it stands. */
export function readCharacterReference(html: string, start: number): { text: string; end: number } | null {
  const rest = html.slice(start, start + 12)
  const numeric = /^&#(?:x([0-9a-fA-F]*)|(\d*))/.exec(rest)
  if (numeric) {
    const code = numeric[1] === undefined ? Number(numeric[2]) : Number.parseInt(numeric[1] || '0', 16)
    const isCharacter = code > 0 && code < 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && numeric[0].length < 10
    return isCharacter
      ? { text: String.fromCodePoint(code), end: afterSemicolon(html, start + numeric[0].length) }
      : null
  }
  const name = /^&([A-Za-z]+)/.exec(rest)?.[1]
  const text = name === undefined ? undefined : NAMED[name]
  return text === undefined ? null : { text, end: afterSemicolon(html, start + 1 + name!.length) }
}

function afterSemicolon(html: string, position: number): number {
  return html[position] === ';' ? position + 1 : position
}
