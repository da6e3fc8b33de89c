import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'

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
  /** (customer, shop) pairs, where orders name their shop. */
  shopPairs: { pairs: number; repeated: number; share: number; merchants: number } | null
  /** Orders by what became of their coupon, where the source has coupons. */
  coupons: { known: number; used: number; claimed: number; unclaimed: number } | null
}

/** Days from `from` up to and without `until`, ISO. */
export type Stretch = { from: string; until: string }

export async function figures(database: Database, sourceId: number, { from, until }: Stretch): Promise<Figures> {
  const [row] = await database.db.execute<FiguresRow>(sql`
    with picked as (
      select customer_id, merchant, amount, quantity, coupon_status
      from valid_orders
      where source_id = ${sourceId} and paid_at >= ${from}::timestamp and paid_at < ${until}::timestamp
    ),
    per_pair as (
      select customer_id, merchant, count(*) as orders, sum(amount) as sales, sum(quantity) as quantity,
        count(*) filter (where coupon_status = 1) as used,
        count(*) filter (where coupon_status = 0) as claimed,
        count(*) filter (where coupon_status = -1) as unclaimed
      from picked
      group by customer_id, merchant
    ),
    per_customer as (
      select customer_id, sum(orders) as orders, sum(sales) as sales, sum(quantity) as quantity, sum(used) as used,
        sum(claimed) as claimed, sum(unclaimed) as unclaimed, count(merchant) as pairs,
        count(merchant) filter (where orders >= 2) as repeated_pairs
      from per_pair
      group by customer_id
    )
    select
      coalesce(sum(orders), 0)::int as orders,
      coalesce(sum(sales), 0)::float8 as sales,
      coalesce(sum(quantity), 0)::float8 as quantity,
      coalesce(sum(orders) filter (where customer_id is null), 0)::int as "namelessOrders",
      count(customer_id)::int as buyers,
      count(customer_id) filter (where orders >= 2)::int as "repeatBuyers",
      coalesce(sum(used), 0)::int as used,
      coalesce(sum(claimed), 0)::int as claimed,
      coalesce(sum(unclaimed), 0)::int as unclaimed,
      coalesce(sum(pairs) filter (where customer_id is not null), 0)::int as pairs,
      coalesce(sum(repeated_pairs) filter (where customer_id is not null), 0)::int as "repeatedPairs",
      (select count(*)::int from (select from per_pair where merchant is not null group by merchant) as shops) as merchants
    from per_customer`)
  const { used, claimed, unclaimed, pairs, repeatedPairs, merchants, buyers, repeatBuyers, ...counts } = row!
  const known = used + claimed + unclaimed
  const nameless = counts.orders > 0 && counts.namelessOrders === counts.orders
  return {
    ...counts,
    buyers: nameless ? null : buyers,
    averageOrder: counts.orders > 0 ? counts.sales / counts.orders : null,
    repeatBuyers: nameless ? null : repeatBuyers,
    repeatShare: buyers > 0 ? repeatBuyers / buyers : null,
    shopPairs: pairs > 0 ? { pairs, repeated: repeatedPairs, share: repeatedPairs / pairs, merchants } : null,
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
  pairs: number
  repeatedPairs: number
  merchants: number
}
