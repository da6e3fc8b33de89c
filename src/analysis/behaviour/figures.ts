import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Stretch } from './days.ts'
import { inStretch } from './in-stretch.ts'

/** The key figures of a stretch of time. Every ratio is null where there is nothing to divide by. */
export type Figures = {
  orders: number
  /** Paid amount in the source's currency. */
  sales: number
  quantity: number
  /** Null where none of the orders names its customer. */
  buyers: number | null
  /** Orders that do not name their customer: they are in no figure of buyers. */
  namelessOrders: number
  averageOrder: number | null
  /** Customers with two orders or more in this stretch, and their share of the buyers. */
  repeatBuyers: number | null
  repeatShare: number | null
  /** Orders by what became of their coupon, where the source has coupons. */
  coupons: { known: number; used: number; claimed: number; unclaimed: number } | null
}

/** Sums come from the orders, customers from their index: neither has to sort what the other needs. */
export async function figures(database: Database, sourceId: number, stretch: Stretch): Promise<Figures> {
  const [row] = await database.db.execute<FiguresRow>(sql`
    with totals as (
      select
        count(*)::int as orders,
        coalesce(sum(amount), 0)::float8 as sales,
        coalesce(sum(quantity), 0)::float8 as quantity,
        count(*) filter (where customer_id is null)::int as "namelessOrders",
        count(*) filter (where coupon_status = 1)::int as used,
        count(*) filter (where coupon_status = 0)::int as claimed,
        count(*) filter (where coupon_status = -1)::int as unclaimed
      from valid_orders
      where ${inStretch(sourceId, stretch)}
    ),
    per_customer as (
      select count(*) as orders
      from valid_orders
      where ${inStretch(sourceId, stretch)} and customer_id is not null
      group by customer_id
    ),
    customers as (
      select count(*)::int as buyers, count(*) filter (where orders >= 2)::int as "repeatBuyers" from per_customer
    )
    select * from totals, customers`)
  const { used, claimed, unclaimed, buyers, repeatBuyers, ...counts } = row!
  const known = used + claimed + unclaimed
  const nameless = counts.orders > 0 && counts.namelessOrders === counts.orders
  return {
    ...counts,
    buyers: nameless ? null : buyers,
    averageOrder: counts.orders > 0 ? counts.sales / counts.orders : null,
    repeatBuyers: nameless ? null : repeatBuyers,
    repeatShare: buyers > 0 ? repeatBuyers / buyers : null,
    coupons: known > 0 ? { known, used, claimed, unclaimed } : null,
  }
}

/** How much more than before, relative: 0.12 is 12 % more. Null where there was nothing before. */
export function relativeChange(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0 ? null : now / before - 1
}

type FiguresRow = {
  orders: number
  sales: number
  quantity: number
  buyers: number
  namelessOrders: number
  repeatBuyers: number
  used: number
  claimed: number
  unclaimed: number
}
