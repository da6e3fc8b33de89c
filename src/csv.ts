/** What a CSV file begins with, so that Excel reads it as UTF-8, Chinese included. */
export const BYTE_ORDER_MARK = '\uFEFF'

/**
 * One line of a CSV file (RFC 4180), ended. A text that begins like a formula would be run by a spreadsheet; an
 * apostrophe before it keeps it a text.
 */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(cell).join(',')}\r\n`
}

function cell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** A whole CSV file in UTF-8 with a byte order mark; the first row is the header. */
export function csvFile(rows: readonly (readonly (string | number | null)[])[]): Uint8Array {
  return new TextEncoder().encode(BYTE_ORDER_MARK + rows.map(csvLine).join(''))
}
