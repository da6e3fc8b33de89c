import { and, asc, eq, gt } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'

/** Rows a round trip; a large import rejects more than memory should hold. */
const PIECE = 5000
const header = ['line', 'reason', 'column', 'value', 'row']

/**
 * The rejected rows of an import as pieces of a CSV file: UTF-8 with a byte order mark, so that Excel reads Chinese; line
 * counts from 1, as an editor shows it. `wordReason` puts a reason's code into words.
 */
export async function* rejectionsCsv(
  database: Database,
  importId: number,
  wordReason: (code: string) => string = (code) => code,
): AsyncGenerator<string> {
  const { importRejections } = schema
  yield `\uFEFF${header.join(',')}\r\n`
  for (let after = 0; ; ) {
    const rows = await database.db
      .select()
      .from(importRejections)
      .where(and(eq(importRejections.importId, importId), gt(importRejections.line, after)))
      .orderBy(asc(importRejections.line))
      .limit(PIECE)
    const last = rows.at(-1)
    if (!last) return
    yield rows
      .map((row) => `${[row.line, wordReason(row.reason), row.column, row.value, row.raw].map(cell).join(',')}\r\n`)
      .join('')
    after = last.line
  }
}

/** A cell that begins like a formula would be run by a spreadsheet; an apostrophe keeps it a text. */
function cell(value: string | number | null): string {
  const text = String(value ?? '')
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
