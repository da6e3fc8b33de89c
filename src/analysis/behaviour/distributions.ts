import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Stretch } from './figures.ts'
import { inStretch } from './in-stretch.ts'

export type QuantityCount = { quantity: number; orders: number }

/** Orders by how many items each has, from few to many. */
export function quantityCounts(database: Database, sourceId: number, stretch: Stretch): Promise<QuantityCount[]> {
  return database.db.execute<QuantityCount>(sql`
    select quantity, count(*)::int as orders
    from valid_orders
    where ${inStretch(sourceId, stretch)}
    group by quantity
    order by quantity`)
}

export type FrequencyCount = {
  /** How often … */
  orders: number
  /** … so many customers bought. */
  customers: number
  /** Their (customer, shop) pairs, and those with two orders or more. */
  pairs: number
  repeatedPairs: number
}

/** Customers by their number of orders, from few to many, and how many shops those went to. */
export async function frequencyCounts(
  database: Database,
  sourceId: number,
  stretch: Stretch,
): Promise<{ counts: FrequencyCount[]; merchants: number }> {
  const rows = await database.db.execute<FrequencyCount & { merchants: number }>(sql`
    with per_pair as (
      select customer_id, merchant, count(*) as orders
      from valid_orders
      where ${inStretch(sourceId, stretch)} and customer_id is not null
      group by customer_id, merchant
    ),
    per_customer as (
      select sum(orders) as orders, count(merchant) as pairs, count(merchant) filter (where orders >= 2) as repeated
      from per_pair
      group by customer_id
    )
    select orders::int as orders, count(*)::int as customers, sum(pairs)::int as pairs,
      sum(repeated)::int as "repeatedPairs",
      (select count(*)::int from (select from per_pair where merchant is not null group by merchant) as shops) as merchants
    from per_customer
    group by orders
    order by orders`)
  return {
    counts: rows.map(({ merchants: _, ...count }) => count),
    merchants: rows[0]?.merchants ?? 0,
  }
}
