import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'

/** Customers of like frequency and recency: rows from `fromOrders` up to the next row's, columns from `fromDays` likewise. */
export type ActivityCell = { fromOrders: number; fromDays: number; customers: number; activeProbability: number }

/** Lower ends of the rows and columns; the last of each is open. */
export const orderSteps = [2, 3, 4, 5, 7, 10, 15] as const
export const daySteps = [0, 14, 30, 60, 90, 180, 365] as const

/** P(active) by orders so far and days since the last one, of customers with orders on two days or more. */
export function activityMap(database: Database, snapshotId: number): Promise<ActivityCell[]> {
  return database.db.execute<ActivityCell>(sql`
    with steps as (
      select ${sql.param(`{${orderSteps.join(',')}}`)}::int[] as orders, ${sql.param(`{${daySteps.join(',')}}`)}::int[] as days
    )
    select
      orders[width_bucket(frequency, orders)] as "fromOrders",
      days[width_bucket(recency, days)] as "fromDays",
      count(*)::int as customers,
      avg(active_probability) as "activeProbability"
    from customer_lifetimes
    join rfm_scores using (snapshot_id, customer_id), steps
    where snapshot_id = ${snapshotId} and active_probability < 1
    group by 1, 2
    order by 1, 2`)
}
