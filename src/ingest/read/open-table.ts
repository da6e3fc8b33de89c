import { stat } from 'node:fs/promises'
import { ImportError } from '../import-error.ts'
import { cleanText } from './clean-text.ts'
import { openTextTable } from './open-text-table.ts'
import { openWorkbook, type SheetChoice } from './open-workbook.ts'
import { type Limits, listZip, megabytes, type OnBytes, readGzip, readPlain, readZipEntry } from './read-bytes.ts'
import { sniffFile } from './sniff.ts'
import type { Table } from './table.ts'

/**
 * Opens the table in a file by its content: delimited text in any of the encodings, plain, in .gz or .zip, or a workbook.
 * @throws ImportError for everything that is no such file
 */
export async function openTable(path: string, limits: Limits, choice: SheetChoice): Promise<Table> {
  const { size } = await stat(path)
  if (size > limits.file)
    throw new ImportError('file_too_large', { mb: megabytes(size), limit_mb: megabytes(limits.file) })
  const kind = await sniffFile(path)
  if (kind === 'text') return openTextTable((onBytes) => readPlain(path, onBytes), 'plain')
  if (kind === 'gzip') return openTextTable((onBytes) => readGzip(path, limits, onBytes), 'gzip')
  if (kind === 'ole') return openWorkbook(await collect(readPlain(path, () => {})), choice)
  return openZipped(path, limits, choice)
}

async function openZipped(path: string, limits: Limits, choice: SheetChoice): Promise<Table> {
  const entries = await listZip(path)
  const unpacked = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  if (unpacked > limits.unpacked) throw new ImportError('unpacked_too_large', { limit_mb: megabytes(limits.unpacked) })
  if (entries.some((entry) => entry.name === 'xl/workbook.xml' || entry.name === 'xl/workbook.bin')) {
    checkWorkbookSize(unpacked)
    return openWorkbook(await collect(readPlain(path, () => {})), choice)
  }
  if (entries.some((entry) => entry.name === '[Content_Types].xml'))
    throw new ImportError('not_a_table', { kind: 'Office' })
  const [entry] = entries
  if (entry === undefined) throw new ImportError('empty_file')
  if (entries.length > 1) {
    throw new ImportError('several_files', {
      count: entries.length,
      files: entries.slice(0, 10).map(({ name }) => cleanText(name)),
    })
  }
  if (entry.encrypted) throw new ImportError('password')
  if (entry.bytes === 0) throw new ImportError('empty_file')
  const read = (onBytes: OnBytes) => readZipEntry(path, entry.name, limits, onBytes)
  if (/\.(xlsx|xlsm|xlsb|xls)$/i.test(entry.name)) {
    checkWorkbookSize(entry.bytes)
    return openWorkbook(await collect(read(() => {})), choice)
  }
  return openTextTable(read, 'zip')
}

/** A workbook is held in memory as a whole, several times its size. */
const LARGEST_WORKBOOK = 200 * 1024 * 1024

function checkWorkbookSize(bytes: number): void {
  if (bytes <= LARGEST_WORKBOOK) return
  throw new ImportError('workbook_too_large', { mb: megabytes(bytes), limit_mb: megabytes(LARGEST_WORKBOOK) })
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}
