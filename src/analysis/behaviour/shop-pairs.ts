import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Stretch } from './days.ts'

import { inStretch } from './in-stretch.ts'

/** (customer, shop) pairs, those with two orders or more and their share, and the shops that orders name. */
export type ShopPairs = { pairs: number; repeated: number; share: number; merchants: number }

/** How often customers come back to the same shop (domain.md §2). @returns null where no order names both */
export async function shopPairs(database: Database, sourceId: number, stretch: Stretch): Promise<ShopPairs | null> {
  const [row] = await database.db.execute<Omit<ShopPairs, 'share'>>(sql`
    with per_pair as (
      select merchant, customer_id, count(*) as orders
      from valid_orders
      where ${inStretch(sourceId, stretch)} and merchant is not null
      group by merchant, customer_id
    ),
    per_merchant as (
      select count(customer_id) as pairs, count(customer_id) filter (where orders >= 2) as repeated
      from per_pair
      group by merchant
    )
    select count(*)::int as merchants, coalesce(sum(pairs), 0)::int as pairs, coalesce(sum(repeated), 0)::int as repeated
    from per_merchant`)
  const { pairs, repeated, merchants } = row!
  return pairs > 0 ? { pairs, repeated, share: repeated / pairs, merchants } : null
}
