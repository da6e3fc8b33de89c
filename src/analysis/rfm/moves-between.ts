import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { GroupValues } from './group.ts'

/** Customers of one group in a snapshot who are in another, or the same, in a later one. */
export type Move<Value> = {
  /** Null: not in the earlier snapshot. */
  from: Value | null
  /** Null: not in the later snapshot. */
  to: Value | null
  customers: number
  /** Paid amount of these customers in the later snapshot; in the earlier one where they are not in it. */
  monetary: number
}

/** Who went where between two snapshots, largest moves first. */
export async function movesBetween<By extends keyof GroupValues>(
  database: Database,
  before: number,
  after: number,
  by: By,
): Promise<Move<GroupValues[By]>[]> {
  const column = { class: sql`rfm_class`, tier: sql`tier`, cluster: sql`cluster` }[by]
  const rows = await database.db.execute<Move<GroupValues[By]>>(sql`
    with earlier as (
      select customer_id, ${column} as value, monetary from rfm_scores where snapshot_id = ${before}
    ),
    later as (
      select customer_id, ${column} as value, monetary from rfm_scores where snapshot_id = ${after}
    )
    select
      earlier.value as "from",
      later.value as "to",
      count(*)::int as customers,
      sum(coalesce(later.monetary, earlier.monetary))::float8 as monetary
    from earlier
    full join later using (customer_id)
    group by earlier.value, later.value
    order by customers desc, earlier.value, later.value`)
  return rows
}
