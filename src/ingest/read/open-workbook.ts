import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { ImportError } from '../import-error.ts'
import { cleanText } from './clean-text.ts'
import type { Batch } from './split-records.ts'
import type { Table } from './table.ts'

/** The sheet that was asked for, and how much a header looks like that of orders: 0 not at all, more is better. */
export type SheetChoice = { sheet: string | null; likeness: (header: string[]) => number }

const BATCH = 2000

/** The table on one sheet of a workbook (.xlsx .xlsb .xls). Dates stay the local time that the sheet shows. */
export function openWorkbook(bytes: Buffer, choice: SheetChoice): Table {
  const book = parse(bytes)
  const name = chooseSheet(book, choice)
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const cells = cellRows(book.Sheets[name]!)
  const first = cells.findIndex((row) => row?.some((cell) => textOf(cell, date1904) !== ''))
  if (first < 0) throw new ImportError('empty_file')
  const rawHeader = trimRight(rowText(cells[first], date1904))
  return {
    rawHeader,
    header: rawHeader.map((cell) => cell.trim()),
    format: {
      container: 'workbook',
      encoding: null,
      delimiter: null,
      sheet: cleanText(name),
      other_sheets: book.SheetNames.filter((other) => other !== name && cellRows(book.Sheets[other]!).length > 0).map(
        cleanText,
      ),
    },
    async *batches() {
      for (let from = first + 1; from < cells.length; from += BATCH) {
        yield batch(cells, from, Math.min(from + BATCH, cells.length), rawHeader.length, date1904)
      }
    },
  }
}

function parse(bytes: Buffer): WorkBook {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new ImportError('password')
  try {
    return read(bytes, { dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false })
  } catch (error) {
    if (/password|encrypt/i.test((error as Error).message)) throw new ImportError('password')
    throw new ImportError('damaged')
  }
}

function chooseSheet(book: WorkBook, { sheet, likeness }: SheetChoice): string {
  const filled = book.SheetNames.filter((name) => cellRows(book.Sheets[name]!).length > 0)
  const sizes = filled.map((name) => `${cleanText(name)} (${cellRows(book.Sheets[name]!).length})`)
  if (sheet !== null) {
    const named = book.SheetNames.find((name) => name.trim() === sheet.trim())
    if (named !== undefined) return named
    throw new ImportError('no_such_sheet', { sheet, sheets: sizes })
  }
  if (filled.length === 0) throw new ImportError('empty_file')
  if (filled.length === 1) return filled[0]!
  const likenesses = filled.map((name) => {
    const [header] = cellRows(book.Sheets[name]!)
    return header === undefined ? 0 : likeness(rowText(header, false).map((cell) => cell.trim()))
  })
  const most = Math.max(...likenesses)
  const likeliest = filled.filter((_, at) => most > 0 && likenesses[at] === most)
  if (likeliest.length === 1) return likeliest[0]!
  throw new ImportError('several_sheets', { count: filled.length, sheets: sizes })
}

type Row = (CellObject | undefined)[] | undefined

function cellRows(sheet: WorkSheet): Row[] {
  return (sheet['!data'] as Row[] | undefined) ?? []
}

function batch(cells: Row[], from: number, to: number, width: number, date1904: boolean): Batch {
  const rows: string[][] = []
  const lines: number[] = []
  for (let at = from; at < to; at++) {
    const row = rowText(cells[at], date1904)
    if (row.every((cell) => cell === '')) continue
    while (row.length < width) row.push('')
    rows.push(row)
    lines.push(at + 1)
  }
  return { rows, lines }
}

function rowText(row: Row, date1904: boolean): string[] {
  return Array.from(row ?? [], (cell) => textOf(cell, date1904))
}

function trimRight(row: string[]): string[] {
  const last = row.findLastIndex((cell) => cell.trim() !== '')
  return row.slice(0, last + 1)
}

function textOf(cell: CellObject | undefined, date1904: boolean): string {
  if (cell === undefined || cell.v === undefined || cell.v === null || cell.t === 'z' || cell.t === 'e') return ''
  if (cell.t === 'n' && typeof cell.z === 'string' && SSF.is_date(cell.z)) return localTime(Number(cell.v), date1904)
  if (cell.v instanceof Date) return cell.v.toISOString().replace('T', ' ').replace('Z', '')
  return cleanText(String(cell.v))
}

/** `YYYY-MM-DD HH:MM:SS.mmm` of a serial day; the arithmetic is in whole milliseconds and knows no time zone. */
function localTime(serial: number, date1904: boolean): string {
  const days = Math.floor(serial) + (date1904 ? 1462 : 0)
  const milliseconds = Math.round((serial - Math.floor(serial)) * 86_400_000)
  const time = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000 + milliseconds)
  return time.toISOString().replace('T', ' ').replace('Z', '')
}
