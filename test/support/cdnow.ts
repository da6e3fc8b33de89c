import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RepeatEvents } from '../../src/algorithms/repeat-events.ts'
import { packageRoot } from '../../src/package-root.ts'
import type { OrderRow } from './factories.ts'

const folder = join(packageRoot, '..', 'shared', 'data', 'cdnow')
const master = join(folder, 'CDNOW_master.txt')
const summary = join(folder, 'cdnow_customers_summary_with_transactions.csv')

export const hasCdnow = existsSync(master) && existsSync(summary)

/** The papers' sample of 2,357 customers over 39 weeks: x, t_x, T in weeks, and the mean value of repeat days. */
export function cdnowSample(): RepeatEvents & { means: Float64Array } {
  const rows = linesOf(summary).map((line) => line.split(',').map(Number))
  return {
    events: Int32Array.from(rows, (row) => row[1]!),
    last: Float64Array.from(rows, (row) => row[2]!),
    observed: Float64Array.from(rows, (row) => row[3]!),
    means: Float64Array.from(rows, (row) => row[4]!),
  }
}

/** All 69,659 purchases of 23,570 customers, 1997-01-01 to 1998-06-30. */
export function cdnowOrders(): OrderRow[] {
  return linesOf(master).map((line) => {
    const [customer, date, quantity, amount] = line.trim().split(/\s+/) as [string, string, string, string]
    const paidAt = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)} 12:00:00`
    return { customer, paidAt, amount: Number(amount), quantity: Number(quantity) }
  })
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').trim().split(/\r?\n/).slice(1)
}
