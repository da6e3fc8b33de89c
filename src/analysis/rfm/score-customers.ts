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
 * Scores are ceil(5 · average rank / n) in whole numbers: with ties from rank a to b the average is (a + b) / 2. Means are
 * compared as value · n against the sum, so that neither can be off by a rounding.
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
    ranked as (
      select
        customer_id,
        recency,
        recency_days,
        frequency,
        monetary,
        rank() over by_recency + count(*) over by_recency as recency_ranks,
        rank() over by_frequency + count(*) over by_frequency as frequency_ranks,
        rank() over by_monetary + count(*) over by_monetary as monetary_ranks
      from customer_orders
      window by_recency as (order by recency desc), by_frequency as (order by frequency), by_monetary as (order by monetary)
    ),
    scored as (
      select
        customer_id,
        ranked.recency,
        ranked.recency_days,
        ranked.frequency,
        ranked.monetary,
        ((5 * recency_ranks + 2 * customers - 1) / (2 * customers))::smallint as recency_score,
        ((5 * frequency_ranks + 2 * customers - 1) / (2 * customers))::smallint as frequency_score,
        ((5 * monetary_ranks + 2 * customers - 1) / (2 * customers))::smallint as monetary_score,
        case when ranked.recency * customers < totals.recency then '1' else '0' end
          || case when ranked.frequency * customers > totals.frequency then '1' else '0' end
          || case when ranked.monetary * customers > totals.monetary then '1' else '0' end as rfm_class
      from ranked, totals
    )`
}
