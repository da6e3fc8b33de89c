import type postgres from 'postgres'
import type { QuarantineEvidence } from '../types.ts'

/** When a customer's orders look brushed 刷单 (domain.md §1). */
export type BrushingRule = {
  /** Orders of more units than this are heavy; null takes the box-plot fence of the source's own quantities. */
  quantityAbove: number | null
  minOrders: number
  minMerchants: number
  hours: number
}

export const brushingRule: BrushingRule = { quantityAbove: null, minOrders: 3, minMerchants: 3, hours: 24 }

export type BrushingResult = { quantityAbove: number | null; customers: QuarantineEvidence[] }

/**
 * Puts every customer of the source into quarantine who meets the rule: at least so many heavy orders at so many
 * merchants within so many hours. What a manager decided stays. Orders follow their customer.
 * A window touches two spans of its own length, so that orders are joined with those of two spans: else a walk-in customer
 * with a hundred thousand orders would be compared with itself, order by order.
 * @returns the customers in quarantine that meet the rule, or that have orders in this file's staging table
 */
export async function flagBrushing(
  tx: postgres.TransactionSql,
  sourceId: number,
  importId: number,
  rule: BrushingRule = brushingRule,
): Promise<BrushingResult> {
  const quantityAbove = await fence()
  if (quantityAbove !== null) await flag(quantityAbove)
  await tx`
    update orders set quarantined = true
    from quarantine
    where orders.customer_id = quarantine.customer_id and quarantine.status in ('pending', 'confirmed')
      and orders.source_id = ${sourceId} and not orders.quarantined`
  return { quantityAbove, customers: await inQuarantine() }

  /** Null where no order names a merchant: the rule then says nothing. */
  async function fence(): Promise<number | null> {
    const [row] = await tx<[{ fence: number | null }]>`
      select
        case when count(merchant) > 0 then
          percentile_cont(0.75) within group (order by quantity) * 2.5
          - percentile_cont(0.25) within group (order by quantity) * 1.5
        end as fence
      from orders where source_id = ${sourceId}
        and exists (select from orders where source_id = ${sourceId} and merchant is not null)`
    return row.fence === null ? null : (rule.quantityAbove ?? row.fence)
  }

  async function flag(above: number): Promise<void> {
    const settings = {
      quantity_above: above,
      min_orders: rule.minOrders,
      min_merchants: rule.minMerchants,
      hours: rule.hours,
    }
    await tx`
      with heavy as (
        select customer_id, external_id, merchant, paid_at, quantity,
          floor(extract(epoch from paid_at) / (${rule.hours}::int * 3600))::int as span,
          count(*) over (
            partition by customer_id order by paid_at
            range between current row and make_interval(hours => ${rule.hours}::int) following
          ) as following
        from orders
        where source_id = ${sourceId} and customer_id is not null and quantity > ${above}::float8 and merchant is not null
      ),
      windows as (
        select first.customer_id, first.paid_at as "from", max(later.paid_at) as "to", count(*)::int as orders,
          count(distinct later.merchant)::int as merchants,
          json_agg(later.quantity order by later.paid_at) as quantities,
          json_agg(later.external_id order by later.paid_at) as order_ids
        from (select distinct customer_id, paid_at, span from heavy where following >= ${rule.minOrders}) as first
        cross join lateral (values (first.span), (first.span + 1)) as near (span)
        join heavy as later on later.customer_id = first.customer_id and later.span = near.span
          and later.paid_at between first.paid_at and first.paid_at + make_interval(hours => ${rule.hours}::int)
        group by first.customer_id, first.paid_at
        having count(distinct later.merchant) >= ${rule.minMerchants}
      ),
      busiest as (
        select distinct on (customer_id) * from windows order by customer_id, orders desc, "from"
      )
      insert into quarantine (customer_id, import_id, status, evidence)
      select customer_id, ${importId}::int, 'pending', jsonb_build_object(
        'rule', ${JSON.stringify(settings)}::text::jsonb, 'from', "from"::text, 'to', "to"::text, 'orders', orders,
        'merchants', merchants, 'quantities', quantities, 'order_ids', order_ids)
      from busiest
      on conflict (customer_id) do nothing`
  }

  async function inQuarantine(): Promise<QuarantineEvidence[]> {
    const rows = await tx<QuarantineEvidence[]>`
      select
        customer_id::int as customer_id,
        customers.key as customer,
        quarantine.import_id = ${importId} as new,
        quarantine.status,
        (select count(*)::int from orders where orders.customer_id = quarantine.customer_id) as orders,
        evidence->>'from' as "from",
        evidence->>'to' as "to",
        (evidence->>'orders')::int as window_orders,
        (evidence->>'merchants')::int as merchants,
        evidence->'quantities' as quantities
      from quarantine join customers on customers.id = quarantine.customer_id
      where customers.source_id = ${sourceId} and quarantine.status in ('pending', 'confirmed')
      order by quarantine.import_id desc, customer_id limit 50`
    return [...rows]
  }
}
