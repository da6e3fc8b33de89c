import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Stretch } from './days.ts'

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

/** So many customers bought so often. */
export type FrequencyCount = { orders: number; customers: number }

/** Customers by their number of orders, from few to many. */
export function frequencyCounts(database: Database, sourceId: number, stretch: Stretch): Promise<FrequencyCount[]> {
  return database.db.execute<FrequencyCount>(sql`
    with per_customer as (
      select count(*) as orders
      from valid_orders
      where ${inStretch(sourceId, stretch)} and customer_id is not null
      group by customer_id
    )
    select orders::int as orders, count(*)::int as customers
    from per_customer
    group by orders
    order by orders`)
}
