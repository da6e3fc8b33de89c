import type postgres from 'postgres'
import { createRecordSplitter } from '../ingest/read/split-records.ts'
import type { ErasedName } from './erased-name.ts'

type Row = { at: string; reason: string; value: string | null; raw: string; place: number | null }

/** Rows taken out while orders were made are kept as `order id, customer, …`. */
const MADE_ROWS = ['duplicate', 'order_id_repeated']
const MADE_PLACE = 1
/** Their cells have shifted, so the customer may stand in any. */
const SHIFTED_ROWS = ['fields_too_few', 'fields_too_many']
/** Rows a round trip. */
const PIECE = 5000

/**
 * Of rejected rows of an erased customer nothing stays but line and reason: beside the name they may hold an address or a
 * phone number. @returns how many there were
 */
export async function scrubRejections(
  tx: postgres.TransactionSql,
  sourceId: number,
  erased: ErasedName,
): Promise<number> {
  const quoted = erased.name.replaceAll('"', '""')
  let changed = 0
  const candidates = tx<Row[]>`
    select import_rejections.ctid::text as at, reason, value, raw, (options ->> 'customerPlace')::int as place
    from import_rejections join imports on imports.id = import_id
    where source_id = ${sourceId} and (
      strpos(raw, ${erased.name}) > 0 or strpos(raw, ${quoted}) > 0 or strpos(value, ${erased.name}) > 0
    )`
  const scrubbed: { at: string; value: string | null }[] = []
  await candidates.cursor(PIECE, (rows) => {
    for (const row of rows) {
      if (!isOf(row, erased)) continue
      const value = row.value === null || !erased.isDistinctive ? row.value : erased.without(row.value)
      scrubbed.push({ at: row.at, value })
    }
  })
  for (let from = 0; from < scrubbed.length; from += PIECE) {
    const piece = scrubbed.slice(from, from + PIECE)
    const updated = await tx`
      update import_rejections set raw = ${erased.pseudonym}, value = cleaned.value
      from unnest(${piece.map(({ at }) => at)}::text[], ${piece.map(({ value }) => value)}::text[]) as cleaned (at, value)
      where import_rejections.ctid = cleaned.at::tid`
    changed += updated.count
  }
  return changed
}

/** Pure: whether a kept row is the customer's, or names them anywhere. */
export function isOf({ reason, value, raw, place }: Omit<Row, 'at'>, erased: ErasedName): boolean {
  const cells = cellsOf(raw)
  const made = MADE_ROWS.includes(reason)
  const known = made ? MADE_PLACE : place
  const anywhere = known === null || known < 0 || SHIFTED_ROWS.includes(reason)
  const own = anywhere ? cells : cells.slice(known, known + 1)
  if (own.some((cell) => isName(cell, erased.name))) return true
  if (!erased.isDistinctive) return false
  return [raw, value ?? '', ...cells].some((text) => erased.without(text) !== text)
}

function isName(cell: string, name: string): boolean {
  const said = cell.trim()
  return said === name || said === `${name}.0`
}

/** A row that was cut off or never quoted is one cell after another of whatever stands between commas. */
function cellsOf(raw: string): string[] {
  try {
    return createRecordSplitter(',').push(raw, true).rows[0] ?? []
  } catch {
    return raw.split(',')
  }
}
