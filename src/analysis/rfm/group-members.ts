import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Group } from './group.ts'
import { groupColumns } from './read-groups.ts'
import type { RfmClass } from './rfm-class.ts'

export type GroupMember = {
  customerId: number
  key: string
  /** Whole days from the last payment to the reference date. */
  recency: number
  frequency: number
  monetary: number
  recencyScore: number
  frequencyScore: number
  monetaryScore: number
  rfmClass: RfmClass
  /** Null where the snapshot has none. */
  tier: number | null
  cluster: number | null
  /** ISO day. */
  lastOrder: string
}

/** The customers of a group in a snapshot, those who paid most first. @param limit null for all of them */
export function groupMembers(
  database: Database,
  snapshotId: number,
  group: Group,
  limit: number | null,
): Promise<GroupMember[]> {
  return database.db.execute<GroupMember>(sql`
    select
      customers.id::float8 as "customerId",
      customers.key,
      recency,
      frequency,
      monetary::float8 as monetary,
      recency_score as "recencyScore",
      frequency_score as "frequencyScore",
      monetary_score as "monetaryScore",
      rfm_class as "rfmClass",
      tier,
      cluster,
      (select max(paid_at)::date::text from valid_orders
        where customer_id = customers.id and paid_at < reference_date) as "lastOrder"
    from rfm_scores
    join customers on customers.id = rfm_scores.customer_id
    join rfm_snapshots on rfm_snapshots.id = snapshot_id
    where snapshot_id = ${snapshotId} and ${groupColumns[group.by]} = ${group.value}
    order by rfm_scores.monetary desc, frequency desc, recency, customers.id
    limit ${limit}::int`)
}
