import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { LEAST_CUSTOMERS } from './fit-models.ts'
import type { SnapshotOf } from './latest-snapshot.ts'
import type { RfmSnapshot } from './recompute-rfm.ts'

/** Why a snapshot has no tiers or clusters. `earlier`: it was made before there were any, or its fit was not possible then. */
export type NoGroups = SnapshotOf & {
  none:
    | { reason: 'few-customers'; customers: number; least: number }
    | { reason: 'few-different'; different: number; least: number }
    | { reason: 'earlier' }
}

/** @param groups the least number of groups, for which as many different customers are needed */
export async function whyNoGroups(
  database: Database,
  snapshot: RfmSnapshot,
  groups: number,
): Promise<NoGroups['none']> {
  const { customers } = snapshot
  if (customers < LEAST_CUSTOMERS) return { reason: 'few-customers', customers, least: LEAST_CUSTOMERS }
  const [row] = await database.db.execute<{ different: number }>(sql`
    select count(*)::int as different
    from (select from rfm_scores where snapshot_id = ${snapshot.id} group by recency, frequency, monetary) as different`)
  const different = row?.different ?? 0
  return different < groups ? { reason: 'few-different', different, least: groups } : { reason: 'earlier' }
}
