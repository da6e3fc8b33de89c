import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Stretch } from './days.ts'

/** Shares are of the orders whose coupon status is known. */
export type CouponShares = {
  orders: number
  used: { orders: number; share: number }
  claimed: { orders: number; share: number }
  unclaimed: { orders: number; share: number }
}

/** What became of coupons: used, claimed and not used, not claimed. @returns null where no order says */
export async function couponShares(
  database: Database,
  { sourceId, stretch }: { sourceId: number; stretch?: Stretch },
): Promise<CouponShares | null> {
  const [row] = await database.db.execute<{ used: number; claimed: number; unclaimed: number }>(sql`
    select
      count(*) filter (where coupon_status = 1)::int as used,
      count(*) filter (where coupon_status = 0)::int as claimed,
      count(*) filter (where coupon_status = -1)::int as unclaimed
    from valid_orders
    where source_id = ${sourceId} and paid_at >= ${stretch?.from ?? '-infinity'}::timestamp
      and paid_at < ${stretch?.until ?? 'infinity'}::timestamp`)
  const { used, claimed, unclaimed } = row!
  const orders = used + claimed + unclaimed
  if (orders === 0) return null
  const part = (count: number) => ({ orders: count, share: count / orders })
  return { orders, used: part(used), claimed: part(claimed), unclaimed: part(unclaimed) }
}
