import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'

export type ValuedCustomer = {
  key: string
  /** Null for a customer of a single day, of whom the model cannot say. */
  activeProbability: number | null
  orders90: number
  orders365: number
  value90: number | null
  value365: number | null
  /** What is known of them: whole days since the last order, orders and amount so far. */
  recency: number
  frequency: number
  monetary: number
}

/** Those of whom most is expected in a year, in money where there is a model of values, else in orders; at most `limit`. */
export function topCustomers(database: Database, snapshotId: number, limit: number): Promise<ValuedCustomer[]> {
  return database.db.execute<ValuedCustomer>(sql`
    with best as (
      select * from customer_lifetimes
      where snapshot_id = ${snapshotId}
      order by value_365 desc nulls last, orders_365 desc, customer_id
      limit ${limit}
    )
    select
      customers.key,
      nullif(active_probability, 1) as "activeProbability",
      orders_90 as "orders90",
      orders_365 as "orders365",
      value_90 as "value90",
      value_365 as "value365",
      recency,
      frequency,
      monetary::float8 as monetary
    from best
    join customers on customers.id = customer_id
    join rfm_scores using (snapshot_id, customer_id)
    order by value_365 desc nulls last, orders_365 desc, customer_id`)
}
