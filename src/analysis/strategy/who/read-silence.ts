import { sql } from 'drizzle-orm'
import type { Database } from '../../../db/index.ts'
import type { RfmClass } from '../../rfm/index.ts'

/** Customers of a class and tier whose last order is longer ago than so many days, and what they have paid. */
export type SilentCustomers = { rfmClass: RfmClass; tier: number | null; customers: number; monetary: number }

export function readSilence(database: Database, snapshotId: number, days: number): Promise<SilentCustomers[]> {
  return database.db.execute<SilentCustomers>(sql`
    select rfm_class as "rfmClass", tier, count(*)::int as customers, sum(monetary)::float8 as monetary
    from rfm_scores
    where snapshot_id = ${snapshotId} and recency > ${days}::int
    group by rfm_class, tier`)
}
