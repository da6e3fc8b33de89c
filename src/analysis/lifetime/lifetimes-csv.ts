import { csvFile } from '../../csv.ts'
import type { Database } from '../../db/index.ts'
import { latestLifetimes } from './latest-lifetimes.ts'
import { topCustomers } from './top-customers.ts'

/** Some 20 MB of a file, of the 50 MB that Telegram takes. */
export const MOST_LISTED = 200_000

const header = [
  'customer',
  'p_active',
  'orders_90',
  'orders_365',
  'value_90',
  'value_365',
  'recency_days',
  'orders',
  'amount',
]

/**
 * Every customer with what is expected of them, the most valuable first, as a CSV file; at most MOST_LISTED. `p_active` is
 * empty for customers of a single day. @returns null where there are no expectations
 */
export async function lifetimesCsv(
  database: Database,
  sourceId: number,
): Promise<{ content: Uint8Array; referenceDate: string } | null> {
  const latest = await latestLifetimes(database, sourceId)
  if (latest?.model.verdict !== 'fitted') return null
  const customers = await topCustomers(database, latest.snapshotId, MOST_LISTED)
  const rows = customers.map((customer) => [
    customer.key,
    customer.activeProbability,
    customer.orders90,
    customer.orders365,
    customer.value90,
    customer.value365,
    customer.recency,
    customer.frequency,
    customer.monetary,
  ])
  return { content: csvFile([header, ...rows]), referenceDate: latest.referenceDate }
}
