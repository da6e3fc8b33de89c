const PLAIN = /^-?\d{1,12}(\.\d{1,4})?$/

/**
 * A decimal number as text that Postgres reads exactly: `¥1,234.50` → `1234.50`, `(5)` → `-5`, at most 4 decimals.
 * @returns null where the text is no number or beyond 12 digits
 */
export function readDecimal(text: string): string | null {
  if (PLAIN.test(text)) return text
  let bare = text.normalize('NFKC').replace(/[\s¥$£€元]|CNY|RMB|GBP|USD|EUR/gi, '')
  const negative = /^\(.*\)$/.test(bare) || bare.startsWith('-') || bare.startsWith('−')
  bare = bare.replace(/^[(+−-]|\)$/g, '')
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare)) bare = bare.replaceAll(',', '')
  if (!/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare)) return null
  const value = Number(bare)
  if (!(value < 1e12)) return null
  const digits = /^\d+(\.\d{1,4})?$/.test(bare) ? bare : trimZeros(value.toFixed(4))
  return negative && value !== 0 ? `-${digits}` : digits
}

/**
 * Whether a text is a number as much of Europe writes it, `1.234,50`. Such numbers are not guessed: in the same column 1.234
 * would be a thousand or a little more than one.
 */
export function hasDecimalComma(text: string): boolean {
  return /^\D*(\d+|\d{1,3}(\.\d{3})+),\d{1,2}\D*$/.test(text)
}

/** A whole number, `3` or `3.0`; null where it is none, NaN never. */
export function readWhole(text: string): number | null {
  const value = Number(readDecimal(text) ?? Number.NaN)
  return Number.isInteger(value) && Math.abs(value) <= 1_000_000_000 ? value : null
}

function trimZeros(digits: string): string {
  return digits.replace(/\.?0+$/, '')
}
