import { sql } from 'drizzle-orm'
import type { Database } from '../../../db/index.ts'
import type { RfmClass } from '../../rfm/index.ts'

/** Of a class in a snapshot: customers whose last order is longer ago than so many days, and what they have paid. */
export type SilentClass = { rfmClass: RfmClass; customers: number; monetary: number }

export function readSilence(database: Database, snapshotId: number, days: number): Promise<SilentClass[]> {
  return database.db.execute<SilentClass>(sql`
    select rfm_class as "rfmClass", count(*)::int as customers, sum(monetary)::float8 as monetary
    from rfm_scores
    where snapshot_id = ${snapshotId} and recency > ${days}::int
    group by rfm_class`)
}
