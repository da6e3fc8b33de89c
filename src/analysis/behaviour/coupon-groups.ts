import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { type LevelBounds, levelSql } from '../levels.ts'
import type { Stretch } from './days.ts'

import { inStretch } from './in-stretch.ts'
import { placeSql } from './places.ts'

/** Orders of a group by what became of their coupon; `group` is null for orders that do not say their group. */
export type CouponCounts = { group: string | null; used: number; claimed: number; unclaimed: number }

type Asked = { sourceId: number; stretch: Stretch }

/** By month `2022-01`, or by week, named by its Monday. In time. */
export function couponsByTime(
  database: Database,
  { sourceId, stretch }: Asked,
  unit: 'month' | 'week',
): Promise<CouponCounts[]> {
  return database.db.execute<CouponCounts>(sql`
    with per_time as (
      select date_trunc(${unit}, paid_at) as time, ${statusCounts}
      from valid_orders
      where ${inStretch(sourceId, stretch)} and coupon_status is not null
      group by 1
    )
    select to_char(time, ${unit === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'}) as group, used, claimed, unclaimed
    from per_time
    order by time`)
}

/** By the level of the customer, which is that of all his orders, whenever the counted ones were paid. */
export function couponsByLevel(
  database: Database,
  { sourceId, stretch }: Asked,
  bounds: LevelBounds,
): Promise<CouponCounts[]> {
  return database.db.execute<CouponCounts>(sql`
    with per_customer as (
      select customer_id, sum(amount) as total, ${statusCountsWhere(inStretch(sourceId, stretch))}
      from valid_orders
      where source_id = ${sourceId} and customer_id is not null
      group by customer_id
    )
    select ${levelSql(sql`total`, bounds)} as group, ${sumsOfCounts}
    from per_customer
    group by 1
    order by array_position(array['low', 'middle', 'high'], ${levelSql(sql`min(total)`, bounds)})`)
}

/** The places with most orders first. */
export function couponsByPlace(database: Database, { sourceId, stretch }: Asked): Promise<CouponCounts[]> {
  return database.db.execute<CouponCounts>(sql`
    select ${placeSql} as group, ${statusCounts}
    from valid_orders
    where ${inStretch(sourceId, stretch)} and coupon_status is not null
    group by 1
    order by count(*) desc, 1
    limit ${MOST_GROUPS}::int`)
}

export type MerchantCoupons = { groups: CouponCounts[]; leftOut: { merchants: number; orders: number } }

/** The merchants that issued at least so many coupons (used or claimed); the others together are what is left out. */
export async function couponsByMerchant(
  database: Database,
  { sourceId, stretch }: Asked,
  leastIssued: number,
): Promise<MerchantCoupons> {
  const rows = await database.db.execute<CouponCounts & { merchants: number; enough: boolean }>(sql`
    with per_merchant as (
      select merchant, ${statusCounts}
      from valid_orders
      where ${inStretch(sourceId, stretch)} and coupon_status is not null and merchant is not null
      group by merchant
    ),
    judged as (select *, used + claimed >= ${leastIssued}::int as enough from per_merchant),
    named as (
      select merchant as group, used, claimed, unclaimed, 1 as merchants, enough
      from judged
      where enough
      order by used + claimed desc, merchant
      limit ${MOST_GROUPS}::int
    )
    select * from named
    union all
    select null, ${sumsOfCounts}, count(*)::int, false from judged where not enough`)
  const rest = rows.find((row) => !row.enough)
  return {
    groups: rows.filter((row) => row.enough).map(({ merchants: _, enough: __, ...counts }) => counts),
    leftOut: { merchants: rest?.merchants ?? 0, orders: rest ? rest.used + rest.claimed + rest.unclaimed : 0 },
  }
}

/** More are not read one by one. */
const MOST_GROUPS = 500

const statusCounts: SQL = statusCountsWhere(sql`true`)

function statusCountsWhere(condition: SQL): SQL {
  return sql`
    count(*) filter (where coupon_status = 1 and ${condition})::int as used,
    count(*) filter (where coupon_status = 0 and ${condition})::int as claimed,
    count(*) filter (where coupon_status = -1 and ${condition})::int as unclaimed`
}

const sumsOfCounts: SQL = sql`coalesce(sum(used), 0)::int as used, coalesce(sum(claimed), 0)::int as claimed,
  coalesce(sum(unclaimed), 0)::int as unclaimed`
