import { sql } from 'drizzle-orm'
import type { Database } from '../../../db/index.ts'

/** Of the orders that cost anything: how many, the middle amount, and how many cost at least the threshold. */
export type OrderSizes = {
  orders: number
  median: number
  /** The round amount that the middle order does not reach but comes near to. */
  threshold: number
  /** Orders from the median up to but below the threshold, and from it on; shares of the orders. */
  near: number
  above: number
}

/** A threshold lies this far above the median order or a little more, so that it is in sight and not reached by itself. */
const LIFT = 1.2

/** Counted by amount first: there are far fewer prices than orders. @returns null where no order cost anything */
export async function readOrderSizes(database: Database, sourceId: number): Promise<OrderSizes | null> {
  const perAmount = sql`
    per_amount as (
      select amount, count(*) as orders
      from valid_orders
      where source_id = ${sourceId} and amount > 0
      group by amount
    )`
  const [middle] = await database.db.execute<{ median: number | null }>(sql`
    with ${perAmount},
    placed as (
      select amount, sum(orders) over (order by amount) as upto, sum(orders) over () as total from per_amount
    )
    select avg(amount)::float8 as median
    from (
      select min(amount) as amount from placed where 2 * upto >= total
      union all
      select min(amount) from placed where 2 * upto > total
    ) as middles`)
  if (!middle || middle.median === null) return null
  const { median } = middle
  const threshold = roundUp(median * LIFT)
  const [counted] = await database.db.execute<{ orders: number; near: number; above: number }>(sql`
    with ${perAmount}
    select
      sum(orders)::int as orders,
      coalesce(sum(orders) filter (where amount >= ${median}::float8 and amount < ${threshold}::float8), 0)::int as near,
      coalesce(sum(orders) filter (where amount >= ${threshold}::float8), 0)::int as above
    from per_amount`)
  const { orders, near, above } = counted!
  return { orders, median, threshold, near: near / orders, above: above / orders }
}

/** The next amount that reads as a round one: 138 → 150, 24.3 → 25, 365 → 400. */
function roundUp(amount: number): number {
  const step = 10 ** Math.floor(Math.log10(amount)) / 2
  return Math.ceil(amount / step) * step
}
