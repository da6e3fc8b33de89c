import { type DayOrder, dayOrderOf } from '../clean/read-time.ts'
import type { Table } from './table.ts'

/** Rows without a single `1/2/2010` after which the dates are taken to begin with the year. */
const ENOUGH = 2000

/**
 * Tells `12/1/2010` = 1 December from 12 January by the first date of the file that fits only one of them, however far
 * down. Where none decides, the American order is taken and said to be uncertain.
 */
export async function decideDayOrder(table: Table, place: number): Promise<{ order: DayOrder; certain: boolean }> {
  let rows = 0
  let ambiguous = false
  for await (const batch of table.batches()) {
    for (const row of batch.rows) {
      const order = dayOrderOf(row[place] ?? '')
      if (order === 'mdy' || order === 'dmy') return { order, certain: true }
      if (order === 'either') ambiguous = true
    }
    rows += batch.rows.length
    if (!ambiguous && rows >= ENOUGH) break
  }
  return ambiguous ? { order: 'mdy', certain: false } : { order: 'ymd', certain: true }
}
