import { sql } from 'drizzle-orm'
import type { Database } from '../../../db/index.ts'
import { type LevelBounds, levelSql } from '../../levels.ts'

/** Coupons of customers with one order only, by level of consumption: of so many orders so many left theirs unused. */
export type SingleCoupons = { level: string; orders: number; unused: number }

/**
 * Who orders twice pays more in all and so has a higher level; and an order that was cancelled and placed again leaves a
 * coupon unused. Among customers with one order neither tells levels apart.
 */
export function readSingleCoupons(database: Database, sourceId: number, bounds: LevelBounds): Promise<SingleCoupons[]> {
  return database.db.execute<SingleCoupons>(sql`
    with singles as (
      select sum(amount) as total, max(coupon_status) as coupon_status
      from valid_orders
      where source_id = ${sourceId} and customer_id is not null
      group by customer_id
      having count(*) = 1
    )
    select ${levelSql(sql`total`, bounds)} as level, count(*)::int as orders,
      (count(*) filter (where coupon_status <> 1))::int as unused
    from singles
    where coupon_status is not null
    group by 1`)
}
