import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { daysOf, type Period } from '../behaviour/period.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import { isLacking, type Lacking, sourceWith } from '../lacking.ts'
import { cancelledOrders } from './cancelled-orders.ts'
import { OTHER } from './category-table.ts'
import { returnedLines } from './returned-lines.ts'
import { type CancelledOrder, soldLines } from './sold-lines.ts'

export type ReturnedRow = {
  code: string
  product: string
  category: string
  /** Value and pieces that came back in the period, and how often. */
  returned: number
  quantity: number
  returns: number
  /** Value of the largest single return: where it is nearly all, the product has one event and no habit. */
  largest: number
  /** What the period sold of it, and in how many orders. */
  sales: number
  orders: number
  /** Returned by sales; null where the period sold none of it. Above 1 where earlier sales came back. */
  rate: number | null
}

export type ReturnedProducts = {
  view: 'returns'
  source: SourceFacts
  period: Period
  from: string
  to: string
  /** By returned value, largest first, at most a thousand. */
  byValue: ReturnedRow[]
  /** By rate, highest first, of those with enough orders and returns. */
  byRate: ReturnedRow[]
  /** All products together, without what is set apart. */
  returned: number
  sales: number
  rate: number | null
  returns: number
  customers: number
  /** Single events whose return falls into the period. */
  apart: CancelledOrder[]
}

/** A rate of fewer orders or returns says nothing. */
export const rateFloor = { orders: 30, returns: 3 } as const

const MOST = 1000

/** What comes back most, in money and for each pound sold. @returns what it lacks, or null without orders */
export async function returnedProducts(
  database: Database,
  { sourceId, period }: { sourceId: number; period: Period },
): Promise<ReturnedProducts | Lacking | null> {
  const source = await sourceWith(database, sourceId, ['product', 'returns'])
  if (!source || isLacking(source)) return source
  const { stretch, from, to } = daysOf(source, period)
  const events = await cancelledOrders(database, sourceId)
  const lines = soldLines({ sourceId, stretch, apart: events })
  const back = returnedLines(sourceId, events, stretch)
  // An array and a materialized part, for an embedded database knows nothing of how many returns there are: taken for one
  // row, they would be gone through once for each line that was sold.
  const rows = await database.db.execute<ReturnedRow>(sql`
    with back as (
      select product_id, sum(amount) as returned, sum(quantity) as quantity, count(*) as returns, max(amount) as largest
      from (
        select product_id, external_id, sum(amount) as amount, sum(quantity) as quantity
        from (${back}) as returned
        group by product_id, external_id
      ) as per_return
      group by product_id
      order by returned desc, product_id
      limit ${MOST}
    ),
    sold as materialized (
      select product_id, sum(sales) as sales, count(distinct order_id) as orders
      from (${lines}) as lines
      where product_id = any (array(select product_id from back))
      group by product_id
    )
    select code, coalesce(description, code) as product, coalesce(category, ${OTHER}) as category,
      returned::float8 as returned, quantity::float8 as quantity, returns::int as returns,
      largest::float8 as largest, coalesce(sales, 0)::float8 as sales, coalesce(orders, 0)::int as orders,
      (returned / nullif(sales, 0))::float8 as rate
    from back
    join products on products.id = product_id
    left join sold using (product_id)
    order by back.returned desc, code`)
  const [total] = await database.db.execute<{
    returned: number
    returns: number
    customers: number
    sales: number
  }>(sql`
    select coalesce(sum(amount), 0)::float8 as returned, count(distinct external_id)::int as returns,
      count(distinct customer_id)::int as customers,
      (
        select coalesce(sum(sales), 0)::float8
        from (${lines}) as lines join products on products.id = product_id
        where not non_product
      ) as sales
    from (${back}) as returned`)
  return {
    view: 'returns',
    source,
    period,
    from,
    to,
    byValue: rows,
    byRate: rows
      .filter(
        ({ orders, returns, rate }) => rate !== null && orders >= rateFloor.orders && returns >= rateFloor.returns,
      )
      .sort((a, b) => b.rate! - a.rate! || b.returned - a.returned),
    ...total!,
    rate: total!.sales > 0 ? total!.returned / total!.sales : null,
    apart: events.filter(({ returnedAt }) => returnedAt >= stretch.from && returnedAt < stretch.until),
  }
}
