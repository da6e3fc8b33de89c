import { type SQL, sql } from 'drizzle-orm'

/**
 * The CTE `customer_orders`: every customer of a source with days since the last payment (`recency` whole, `recency_days`
 * with their fraction), orders and amount. Only orders paid before the reference date count, so that a snapshot can be
 * taken as of any day; orders without a customer belong to nobody.
 */
export function customerOrders(sourceId: number, referenceDate: string): SQL {
  return sql`
    customer_orders as (
      select
        customer_id,
        extract(day from ${referenceDate}::timestamp - max(paid_at))::int as recency,
        extract(epoch from ${referenceDate}::timestamp - max(paid_at))::float8 / 86400 as recency_days,
        count(*)::int as frequency,
        sum(amount) as monetary,
        max(paid_at) as last_paid_at
      from valid_orders
      where source_id = ${sourceId}::int and paid_at < ${referenceDate}::timestamp and customer_id is not null
      group by customer_id
    )`
}

/**
 * The CTEs that give every customer of a source R, F, M, scores and class (domain.md §4); the last is `scored`.
 * Means are compared as value · n against the sum, so that neither can be off by a rounding.
 */
export function scoreCustomers(sourceId: number, referenceDate: string): SQL {
  return sql`
    ${customerOrders(sourceId, referenceDate)},
    totals as (
      select
        count(*) as customers,
        sum(recency) as recency,
        sum(frequency) as frequency,
        sum(monetary) as monetary,
        max(last_paid_at) as orders_through
      from customer_orders
    ),
    ${scoresOfValues('recency', 'desc')},
    ${scoresOfValues('frequency', 'asc')},
    ${scoresOfValues('monetary', 'asc')},
    scored as (
      select
        customer_id,
        customer_orders.recency,
        customer_orders.recency_days,
        customer_orders.frequency,
        customer_orders.monetary,
        recency_score,
        frequency_score,
        monetary_score,
        case when customer_orders.recency * customers < totals.recency then '1' else '0' end
          || case when customer_orders.frequency * customers > totals.frequency then '1' else '0' end
          || case when customer_orders.monetary * customers > totals.monetary then '1' else '0' end as rfm_class
      from customer_orders
      join recency_scores using (recency)
      join frequency_scores using (frequency)
      join monetary_scores using (monetary),
      totals
    )`
}

/**
 * The CTE `…_scores`: the score of each value of a measure, ceil(5 · average rank / n), in whole numbers: customers with
 * equal values have the ranks up − k + 1 to up, of which twice the average is 2 · up − k + 1. Values are far fewer than
 * customers, of whom none has to be sorted.
 */
function scoresOfValues(measure: 'recency' | 'frequency' | 'monetary', direction: 'asc' | 'desc'): SQL {
  const value = sql.raw(measure)
  return sql`
    ${sql.raw(`${measure}_scores`)} as (
      select ${value}, ((5 * (2 * up - equals + 1) + 2 * customers - 1) / (2 * customers))::smallint as ${sql.raw(`${measure}_score`)}
      from (
        select ${value}, count(*) as equals, (sum(count(*)) over (order by ${value} ${sql.raw(direction)}))::bigint as up
        from customer_orders
        group by ${value}
      ) as counted
      cross join (select customers from totals) as totals
    )`
}
