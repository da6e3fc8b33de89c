import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { tercilesSql } from '../levels.ts'

/** The middle customer of a source, to hold one customer against. */
export type ShopMiddle = {
  customers: number
  /** Medians over customers. */
  orders: number
  total: number
  averageOrder: number
  /** See `levelBounds`. */
  terciles: [number, number]
  /** Share of customers whose total is lower than the given one. */
  shareBelow: number
}

/** @returns null when the source has no valid order of a customer */
export async function shopMiddle(database: Database, sourceId: number, total: number): Promise<ShopMiddle | null> {
  const [row] = await database.db.execute<ShopMiddle>(sql`
    with per_customer as (
      select count(*)::int as orders, sum(amount)::float8 as total
      from valid_orders
      where source_id = ${sourceId} and customer_id is not null
      group by customer_id
    )
    select
      count(*)::int as customers,
      percentile_cont(0.5) within group (order by orders) as orders,
      percentile_cont(0.5) within group (order by total) as total,
      percentile_cont(0.5) within group (order by total / orders) as "averageOrder",
      ${tercilesSql(sql`total`)} as terciles,
      (count(*) filter (where total < ${total}::float8) / nullif(count(*), 0)::float8) as "shareBelow"
    from per_customer`)
  return row && row.customers > 0 ? row : null
}
