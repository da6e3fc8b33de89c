import { and, asc, eq, gt } from 'drizzle-orm'
import { BYTE_ORDER_MARK, csvLine } from '../csv.ts'
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
  yield BYTE_ORDER_MARK + csvLine(header)
  for (let after = 0; ; ) {
    const rows = await database.db
      .select()
      .from(importRejections)
      .where(and(eq(importRejections.importId, importId), gt(importRejections.line, after)))
      .orderBy(asc(importRejections.line))
      .limit(PIECE)
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => csvLine([row.line, wordReason(row.reason), row.column, row.value, row.raw])).join('')
    after = last.line
  }
}
