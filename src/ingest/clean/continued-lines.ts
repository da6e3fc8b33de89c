import type { ColumnMapping, Field, Places } from '../columns/fields.ts'
import { isLineLevel } from '../columns/fields.ts'
import { type Cleaner, isRejection } from './clean-row.ts'
import { cellOf } from './read-cells.ts'

const continued: readonly string[] = ['line_continued']

/** What a shop system says of an order on its first row only. */
const ofTheOrder: Field[] = ['customer', 'merchant', 'paid_at', 'coupon_status', 'province', 'city', 'country']

/**
 * Some shop systems write an order's payment on its first row, and on the rows below only its id and one product each. Such
 * a row, with neither time nor amount and the id of the row above, is another line of that order: what it leaves empty is
 * taken from the first row, and its amount is 0, for the first row has that of the whole order. Rows must come in the
 * file's order.
 */
export function withContinuedLines(clean: Cleaner, mapping: ColumnMapping, places: Places): Cleaner {
  const { order_id: id, paid_at: paidAt, amount } = places
  if (id < 0 || amount < 0 || !isLineLevel(mapping.columns)) return clean
  /** The first row of the order at hand; null where it was not kept. */
  let first: readonly string[] | null = null
  return (record) => {
    const continues = cellOf(record, paidAt) === '' && cellOf(record, amount) === ''
    if (continues && first !== null && cellOf(record, id) === cellOf(first, id)) {
      const row = clean(filledFrom(first, record))
      return isRejection(row) ? row : { ...row, repairs: [...row.repairs, ...continued] }
    }
    const row = clean(record)
    first = isRejection(row) || row.amount === null ? null : record
    return row
  }

  function filledFrom(above: readonly string[], record: readonly string[]): string[] {
    const filled = [...record]
    for (const field of ofTheOrder) {
      const place = places[field]
      if (place >= 0 && cellOf(record, place) === '') filled[place] = above[place] ?? ''
    }
    filled[amount] = '0'
    return filled
  }
}

/** Whether a kept row is a line below its order's first row: its amount of 0 was not paid, it stands above. */
export function isContinuedLine(repairs: readonly string[]): boolean {
  return repairs.includes('line_continued')
}
