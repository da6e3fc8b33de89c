import type postgres from 'postgres'
import type { Tombstones } from '../../customers/tombstones.ts'
import { type BulkLoad, type BulkValue, startBulkLoad } from '../../db/bulk-load.ts'
import type { Database } from '../../db/index.ts'
import { type Cleaner, type CleanRow, isRejection, type Rejection, type ReturnedRow } from '../clean/clean-row.ts'
import { isContinuedLine } from '../clean/continued-lines.ts'
import { createRowHash, type RowHash } from '../clean/row-hash.ts'
import { createSeenBefore } from '../clean/seen-before.ts'
import { type ColumnMapping, type Field, fields } from '../columns/fields.ts'
import type { OnBytes } from '../read/read-bytes.ts'
import type { Table } from '../read/table.ts'
import { eraseNames } from './erase-names.ts'
import { OWN, returnColumns, type StagingTables, stagingColumns } from './staging.ts'

/** What was learnt from the rows while they went by. */
export type StagedRows = {
  read: number
  kept: number
  repairedRows: number
  rejected: Record<string, number>
  repaired: Record<string, number>
  missing: Record<string, number>
  signFlips: number
  /** Amounts above zero stand exactly with used coupons, amounts below with the others. */
  signIsLabel: boolean
  zeroAmounts: number
  /** Kept rows that are paid at midnight to the second: all of them, where the file has days and no times. */
  midnights: number
  /** Rows, among the rejected ones, that say what went back. */
  returns: number
  /** The first row of each reason, for error messages. */
  examples: Map<string, Rejection & { line: number }>
}

export type Staging = {
  table: Table
  clean: Cleaner
  mapping: ColumnMapping
  importId: number
  tables: StagingTables
  kind: Database['kind']
  tombstones: Tombstones | null
  /** One for the rows, one for returns, one for rejected rows (null in a dry run); all the same on the embedded database. */
  rows: postgres.Sql
  returns: postgres.Sql
  rejections: postgres.Sql | null
  onBytes: OnBytes
  onRows: (rows: number) => void
  signal: AbortSignal | undefined
}

const rejectionColumns = {
  import_id: 'int',
  line: 'int',
  reason: 'text',
  column_name: 'text',
  value: 'text',
  raw: 'text',
}
const LONGEST_RAW = 10_000
const MOST_PRODUCTS = 100_000

/** Fields that are null throughout a file whose columns do not name them. */
const optional = [
  'customer',
  'merchant',
  'coupon_status',
  'amount',
  'postage',
  'province',
  'city',
  'country',
  'product',
  'description',
  'unit_price',
  'discount',
] as const satisfies Field[]

/**
 * Streams the rows of a file, cleaned, into the staging table, and those that are not kept into import_rejections; of the
 * latter those that are returns go into a staging table too.
 */
export async function stageRows(staging: Staging): Promise<StagedRows> {
  const { table, clean, mapping, kind } = staging
  const columns = columnsToSend(mapping)
  const rows = startBulkLoad(staging.rows, kind, staging.tables.rows, columns)
  const returns = startBulkLoad(staging.returns, kind, staging.tables.returns, returnColumns)
  const rejections =
    staging.rejections && startBulkLoad(staging.rejections, kind, 'import_rejections', rejectionColumns)
  const staged = emptyCounts()
  const missing = new Array<number>(table.header.length).fill(0)
  const used = new Set(fields.map((field) => mapping.columns[field]))
  const unmapped = table.header.flatMap((name, at) => (used.has(name) ? [] : [at]))
  const toRow = rowWriter(Object.keys(columns), unmapped, mapping.orderKey === 'row')
  const signs = { flippedUsed: 0, plainNotUsed: 0 }
  const erased = staging.tombstones && eraseNames(staging.tombstones, mapping, table.header)
  try {
    for await (const batch of table.batches(staging.onBytes)) {
      staging.signal?.throwIfAborted()
      const kept: BulkValue[][] = []
      const refused: BulkValue[][] = []
      const returned: BulkValue[][] = []
      for (let at = 0; at < batch.rows.length; at++) {
        const record = batch.rows[at]!
        const line = batch.lines[at]!
        for (let column = 0; column < missing.length; column++) {
          const cell = record[column]
          if (cell === undefined || cell === '' || isBlank(cell)) missing[column]!++
        }
        const result = wrongWidth(record, table.header.length) ?? clean(record)
        if (isRejection(result)) {
          const {
            reason,
            column,
            value,
            raw,
            returned: back,
          } = erased?.inRejection(result, record) ?? { ...result, raw: null }
          count(staged.rejected, reason)
          if (!staged.examples.has(reason)) staged.examples.set(reason, { reason, column, value, line })
          if (rejections) refused.push([staging.importId, line, reason, column, value, raw ?? rawRow(record)])
          if (back) returned.push(toReturn(back, line, record))
          continue
        }
        if (result.repairs.length > 0) {
          staged.repairedRows++
          for (const repair of result.repairs) count(staged.repaired, repair)
        }
        if (result.signFlipped) staged.signFlips++
        if (result.signFlipped && result.couponStatus === 1) signs.flippedUsed++
        if (!result.signFlipped && result.couponStatus !== 1) signs.plainNotUsed++
        if (result.amount !== null && Number(result.amount) === 0 && !isContinuedLine(result.repairs))
          staged.zeroAmounts++
        if (result.paidAt.endsWith(' 00:00:00')) staged.midnights++
        const row = toRow(result, line, record)
        erased?.inRow(result, row)
        kept.push(row)
      }
      staged.read += batch.rows.length
      staged.kept += kept.length
      await rows.write(kept)
      staged.returns += returned.length
      await returns.write(returned)
      await rejections?.write(refused)
      staging.onRows(staged.read)
    }
    await Promise.all([rows.finish(), returns.finish(), rejections?.finish()])
  } catch (error) {
    await Promise.all([rows.abort(), returns.abort(), (rejections as BulkLoad | null)?.abort()])
    throw error
  }
  staged.missing = Object.fromEntries(table.header.map((name, column) => [name, missing[column]!]))
  staged.signIsLabel = staged.signFlips > 0 && signs.flippedUsed === 0 && signs.plainNotUsed === 0
  return staged
}

/** The staging table's columns, without those that this file has nothing for: a third of the way to the database. */
function columnsToSend(mapping: ColumnMapping): Record<string, string> {
  const absent = new Set<string>(optional.filter((field) => mapping.columns[field] === undefined))
  return Object.fromEntries(Object.entries(stagingColumns).filter(([name]) => !absent.has(name)))
}

/** Writes a cleaned row as the staging table takes it, with the hash of all that it says. */
function rowWriter(columns: string[], unmapped: number[], idFromRow: boolean) {
  const names = Object.keys(stagingColumns).slice(OWN)
  const places = columns.slice(OWN).map((name) => names.indexOf(name))
  const description = columns.indexOf('description')
  const hash = createRowHash()
  const seenBefore = createSeenBefore()
  const isNews = createNews()
  const both: RowHash = { a: 0, b: 0 }
  return (row: CleanRow, line: number, record: readonly string[]): BulkValue[] => {
    const said = valuesOf(row)
    const written: BulkValue[] = [line, 0, 0, 'f']
    hash.reset()
    for (let at = 0; at < places.length; at++) {
      const value = said[places[at]!]!
      hash.add(value)
      written.push(value)
    }
    for (const column of unmapped) hash.add(record[column] ?? null)
    hash.result(both)
    written[1] = both.a
    written[2] = both.b
    if (seenBefore(both)) written[3] = 't'
    if (idFromRow) written[OWN] = `r${hex(both.a)}${hex(both.b)}`
    if (description > 0 && row.product !== null && !isNews(row.product, row.description)) written[description] = null
    return written
  }
}

/** What a row says, in the order of the staging table's columns after its own four. */
function valuesOf(row: CleanRow): BulkValue[] {
  return [
    row.orderId,
    row.customer,
    row.merchant,
    row.paidAt,
    row.couponStatus,
    row.amount,
    row.postage,
    row.province,
    row.city,
    row.country,
    row.quantity,
    row.product,
    row.description,
    row.unitPrice,
    row.discount,
  ]
}

/** A returned row as its staging table takes it. Without an id it gets one of all its cells, the same in every import. */
function toReturn(row: ReturnedRow, line: number, record: readonly string[]): BulkValue[] {
  return [
    line,
    row.orderId || idOfCells(record),
    row.customer,
    row.returnedAt,
    row.quantity,
    row.amount,
    row.unitPrice,
    row.product,
    row.description,
  ]
}

function idOfCells(record: readonly string[]): string {
  const hash = createRowHash()
  const both: RowHash = { a: 0, b: 0 }
  hash.reset()
  for (const cell of record) hash.add(cell)
  hash.result(both)
  return `r${hex(both.a)}${hex(both.b)}`
}

/** Whether a product is described otherwise than on its last line: a description is sent once, not on every line. */
function createNews() {
  const last = new Map<string, string | null>()
  return (product: string, description: string | null): boolean => {
    if (last.get(product) === description) return false
    // Past so many products the memory is worth more than the bytes.
    if (last.size < MOST_PRODUCTS || last.has(product)) last.set(product, description)
    return true
  }
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}

function emptyCounts(): StagedRows {
  return {
    read: 0,
    kept: 0,
    repairedRows: 0,
    rejected: {},
    repaired: {},
    missing: {},
    signFlips: 0,
    signIsLabel: false,
    zeroAmounts: 0,
    midnights: 0,
    returns: 0,
    examples: new Map(),
  }
}

/** Too few or too many cells; empty ones behind the last column do no harm. */
function wrongWidth(record: readonly string[], width: number): Rejection | null {
  if (record.length === width) return null
  const value = `${record.length} ≠ ${width}`
  if (record.length < width) return { reason: 'fields_too_few', column: null, value }
  return record.slice(width).every(isBlank) ? null : { reason: 'fields_too_many', column: null, value }
}

function isBlank(cell: string): boolean {
  const first = cell.charCodeAt(0)
  return first > 32 && first < 0x3000 ? false : cell.trim() === ''
}

function rawRow(record: readonly string[]): string {
  const raw = record.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
  return raw.length > LONGEST_RAW ? raw.slice(0, LONGEST_RAW) : raw
}

function count(counts: Record<string, number>, code: string): void {
  counts[code] = (counts[code] ?? 0) + 1
}
