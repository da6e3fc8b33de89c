import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { returnedLines } from './returned-lines.ts'
import type { CancelledOrder } from './sold-lines.ts'

/** A line is out of scale when it alone is worth so many average orders of the source. */
const AVERAGE_ORDERS = 50
const MOST = 20

/**
 * The giant cancelled orders of a source, largest first, e.g. 581483 and 541431 of the UK retailer: lines worth at least 50
 * average orders that a return of the same customer, product and quantity took back. They are single events: counted as
 * sales or as returns they would tell of nothing else, so product analysis names them and sets both sides apart.
 */
export function cancelledOrders(database: Database, sourceId: number): Promise<CancelledOrder[]> {
  return database.db.execute<CancelledOrder>(sql`
    with large as (
      select *
      from (${returnedLines(sourceId, [])}) as returned
      where amount >= ${AVERAGE_ORDERS}::int * (select avg(amount) from valid_orders where source_id = ${sourceId})
        and amount > 0
      order by amount desc
      limit ${MOST}
    )
    select distinct on (bought.sales, bought.order_id, bought.line)
      bought.order_id::float8 as "orderId",
      bought.line,
      large.external_id as "returnId",
      large.line as "returnLine",
      bought.external_id as "externalId",
      bought.paid_at::text as "paidAt",
      large.returned_at::text as "returnedAt",
      coalesce(products.description, products.code) as product,
      large.quantity,
      bought.sales::float8 as sales,
      large.amount::float8 as returned
    from large
    join products on products.id = large.product_id
    cross join lateral (
      select orders.id as order_id, orders.external_id, orders.paid_at, order_lines.line,
        order_lines.quantity * order_lines.unit_price as sales
      from valid_orders as orders
      join order_lines on order_lines.order_id = orders.id
      where orders.source_id = ${sourceId} and orders.customer_id = large.customer_id
        and order_lines.product_id = large.product_id and order_lines.quantity = large.quantity
        and orders.paid_at <= large.returned_at
      order by orders.paid_at desc
      limit 1
    ) as bought
    order by bought.sales desc, bought.order_id, bought.line, large.returned_at`)
}
