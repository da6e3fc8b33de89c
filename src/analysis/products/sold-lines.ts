import { type SQL, sql } from 'drizzle-orm'
import type { Stretch } from '../behaviour/days.ts'

/** One line of an order so large that it moves every figure, and was taken back whole. Local times. */
export type CancelledOrder = {
  orderId: number
  line: number
  returnId: string
  returnLine: number
  externalId: string
  paidAt: string
  returnedAt: string
  product: string
  quantity: number
  sales: number
  returned: number
}

/** Which lines a figure is about. */
export type LineScope = {
  sourceId: number
  stretch: Stretch
  /** Order lines of single events, which are left out and named instead. */
  apart: CancelledOrder[]
}

/**
 * A query of the lines of valid orders: order_id, customer_id, paid_at, product_id, quantity, unit_price, sales. A line's sales
 * are quantity × unit price, what the file says of it; what an order was paid beyond or below its lines belongs to no product.
 */
export function soldLines({ sourceId, stretch, apart }: LineScope): SQL {
  const lines = JSON.stringify(apart.map(({ orderId, line }) => ({ id: orderId, line })))
  const without =
    apart.length === 0
      ? sql``
      : sql`and (orders.id, line) not in (
          select id, line from jsonb_to_recordset(${lines}::text::jsonb) as apart (id bigint, line int)
        )`
  return sql`
    select orders.id as order_id, orders.customer_id, orders.paid_at, order_lines.product_id, order_lines.quantity,
      order_lines.unit_price, order_lines.quantity * order_lines.unit_price as sales
    from valid_orders as orders
    join order_lines on order_lines.order_id = orders.id
    where orders.source_id = ${sourceId} and orders.paid_at >= ${stretch.from}::timestamp
      and orders.paid_at < ${stretch.until}::timestamp ${without}`
}
