import { ImportError } from '../import-error.ts'
import { cleanPieces, cleanText } from './clean-text.ts'
import { decodeText } from './decode-text.ts'
import type { OnBytes } from './read-bytes.ts'
import { checkText, kindOf } from './sniff.ts'
import { type Batch, createRecordSplitter } from './split-records.ts'
import type { Table, TableFormat } from './table.ts'

const delimiters = [',', '\t', ';', '|']

/** A table in delimited text. `read` gives its bytes anew each time. */
export async function openTextTable(
  read: (onBytes: OnBytes) => AsyncIterable<Buffer>,
  container: TableFormat['container'],
): Promise<Table> {
  const format: TableFormat = { container, encoding: 'utf-8', delimiter: ',', sheet: null, other_sheets: [] }
  const texts = (onBytes: OnBytes) =>
    cleanPieces(
      decodeText(checked(read(onBytes)), (encoding) => {
        format.encoding = encoding
      }),
    )
  const { head, newline } = await readHead(texts(() => {}))
  const delimiter = findDelimiter(firstLine(head))
  format.delimiter = delimiter
  const rawHeader = headerOf(head, delimiter)
  return {
    rawHeader,
    header: rawHeader.map((name) => name.trim()),
    format,
    async *batches(onBytes = () => {}) {
      const splitter = createRecordSplitter(delimiter)
      let headerSeen = false
      const withoutHeader = ({ rows, lines }: Batch): Batch => {
        if (headerSeen || rows.length === 0) return { rows, lines }
        headerSeen = true
        return { rows: rows.slice(1), lines: lines.slice(1) }
      }
      for await (const text of texts(onBytes)) {
        yield withoutHeader(splitter.push(newline === '\r' ? text.replaceAll('\r', '\n') : text))
      }
      yield withoutHeader(splitter.push('', true))
    },
  }
}

/** Enough text to hold the first record, and whether lines end the old Macintosh way. */
async function readHead(texts: AsyncIterable<string>): Promise<{ head: string; newline: '\n' | '\r' }> {
  let head = ''
  for await (const text of texts) {
    head += text
    if (head.trimStart().includes('\n') || head.length > 1024 * 1024) break
  }
  if (head.trim() === '') throw new ImportError('empty_file')
  return head.includes('\n') || !head.includes('\r')
    ? { head, newline: '\n' }
    : { head: head.replaceAll('\r', '\n'), newline: '\r' }
}

function headerOf(head: string, delimiter: string): string[] {
  const [header] = createRecordSplitter(delimiter).push(`${cleanText(head.slice(0, 1024 * 1024))}\n`).rows
  if (header === undefined) throw new ImportError('quote_not_closed', { line: 1 })
  if (header.length > 500) throw new ImportError('not_a_table', { kind: 'text' })
  return header
}

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0] ?? ''
}

/** The separator that the header uses most, outside of quotes. */
function findDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '')
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length - 1)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}

async function* checked(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = true
  for await (const piece of pieces) {
    if (first) {
      if (kindOf(piece) !== 'text') throw new ImportError('archive_in_archive')
      checkText(piece.subarray(0, 4096))
      first = false
    }
    yield piece
  }
}
