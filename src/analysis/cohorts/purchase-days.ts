import { type SQL, sql } from 'drizzle-orm'

/**
 * The common table `purchase_days`: one row for each customer and day with orders. Orders of one day are one purchase, so
 * that a basket split in two is nobody's return. Orders without a customer are left out.
 * @param details whether to add each day's `orders`, `amount` and highest `coupon_status`
 */
export function purchaseDays(sourceId: number, { details = false } = {}): SQL {
  return sql`
    purchase_days as (
      select customer_id, paid_at::date as day
        ${details ? sql`, count(*) as orders, sum(amount) as amount, max(coupon_status) as coupon_status` : sql``}
      from valid_orders
      where source_id = ${sourceId} and customer_id is not null
      group by customer_id, paid_at::date
    )`
}

/**
 * The common tables `purchase_days` and `spells`: each purchase with its number (1 is the first) and the day of the next
 * one, null where none has come.
 */
export function spells(sourceId: number, options?: { details: boolean }): SQL {
  return sql`${purchaseDays(sourceId, options)},
    spells as (
      select *, row_number() over by_day as nth, lead(day) over by_day as next_day
      from purchase_days
      window by_day as (partition by customer_id order by day)
    )`
}
