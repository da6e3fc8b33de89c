import type { Field } from '../columns/fields.ts'
import type { CleaningContext, Rejection } from './clean-row.ts'
import { readWhole } from './read-number.ts'

/** Quantities beyond this are slips of the keyboard. */
export const MOST_UNITS = 1_000_000

const EQUALS = 61
const APOSTROPHE = 39

/** The trimmed cell of a field; empty where the file has no such column. */
export function cellOf(record: readonly string[], place: number): string {
  return place < 0 ? '' : (record[place] ?? '').trim()
}

/** As `cellOf`, null where it is empty. */
export function optionalCell(record: readonly string[], place: number): string | null {
  const cell = cellOf(record, place)
  return cell === '' ? null : cell
}

export function reject(context: CleaningContext, reason: string, field: Field, value: string | null): Rejection {
  return { reason, column: context.header[context.places[field]] ?? null, value }
}

/** A payment's local time, or why there is none. */
export function readPaidAt(context: CleaningContext, cell: string): string | Rejection {
  if (cell === '') return reject(context, 'not_paid', 'paid_at', null)
  const time = context.readTime(cell)
  if (time === null) return reject(context, 'date_unreadable', 'paid_at', cell)
  if (time > context.latest) return reject(context, 'date_in_future', 'paid_at', cell)
  if (time < '1970') return reject(context, 'date_too_early', 'paid_at', cell)
  return time
}

/** A whole number of units above zero, or why it is none. */
export function readQuantity(context: CleaningContext, cell: string): number | Rejection {
  const quantity = readWhole(cell)
  if (quantity === null) return reject(context, 'quantity_unreadable', 'quantity', cell)
  if (quantity <= 0) return reject(context, 'quantity_not_positive', 'quantity', cell)
  if (quantity > MOST_UNITS) return reject(context, 'quantity_too_large', 'quantity', cell)
  return quantity
}

/**
 * Identifiers are text. What shop systems and spreadsheets put around a number goes: `18287.0` is 18287, and so are
 * `="18287"` and `'18287`, which keep a spreadsheet from rounding it.
 */
export function readId(cell: string): string {
  const first = cell.charCodeAt(0)
  if (first === EQUALS && /^="[^"]*"$/.test(cell)) return cell.slice(2, -1).trim()
  if (first === APOSTROPHE && /^'\d+$/.test(cell)) return cell.slice(1)
  return cell.endsWith('.0') && /^\d+\.0$/.test(cell) ? cell.slice(0, -2) : cell
}
