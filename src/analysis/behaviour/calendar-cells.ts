import { type SQL, sql } from 'drizzle-orm'
import type { Stretch } from './days.ts'

import { inStretch } from './in-stretch.ts'

/** Divisions of time: `day` is the day of the month, `weekday` 1 is Monday, `band` and `third` are domain.md §5's. */
export type CalendarBucket = 'month' | 'day' | 'weekday' | 'hour' | 'band' | 'third'

export const calendarMeasures = ['orders', 'sales', 'quantity', 'buyers'] as const

export type CalendarMeasure = (typeof calendarMeasures)[number]

export type CalendarParameters = {
  sourceId: number
  stretch: Stretch
  by: CalendarBucket
  measure: CalendarMeasure
}

/**
 * The parts of a calendar's query that depend on its measure. `cells`: orders, sales, quantity (and buyers) by day and part
 * of the day. Selects of the measure's value: `days` by day, `wholes` by bucket, `everything` in all.
 */
export function cellsOf(parameters: CalendarParameters): Record<'cells' | 'days' | 'wholes' | 'everything', SQL> {
  return parameters.measure === 'buyers' ? cellsOfCustomers(parameters) : cellsOfOrders(parameters)
}

/** 凌晨 0–5, 上午 6–11, 下午 12–17, 晚上 18–23 (domain.md §5). */
export function bandOf(hour: SQL): SQL {
  return sql`(array['night', 'morning', 'afternoon', 'evening'])[(${hour})::int / 6 + 1]`
}

/** 月初 1–10, 月中 11–20, 月末 21– (domain.md §5). */
export function thirdOf(time: SQL): SQL {
  return sql`(array['early', 'middle', 'late'])[least((extract(day from ${time})::int - 1) / 10, 2) + 1]`
}

/** Orders and amounts are sums, so the whole of anything is that of its cells. */
function cellsOfOrders({ sourceId, stretch, by, measure }: CalendarParameters) {
  return {
    cells: sql`
    cells as (
      select paid_at::date as day, ${partOf(by)} as part, count(*) as orders, sum(amount) as sales,
        sum(quantity) as quantity
      from valid_orders
      where ${inStretch(sourceId, stretch)}
      group by 1, 2
    )`,
    days: sql`select day, sum(${sql.identifier(measure)})::float8 as value from cells group by day`,
    wholes: sql`select bucket, sum(value) as value from grid group by bucket`,
    everything: sql`select sum(${sql.identifier(measure)})::float8 from cells`,
  }
}

/**
 * Customers are no sums: each bucket, each day and the whole count them once. In the pass that tells them apart each
 * customer is marked where he is met for the first time, so that the marks can be summed like orders.
 */
function cellsOfCustomers({ sourceId, stretch, by }: CalendarParameters) {
  return {
    cells: sql`
    customer_cells as (
      select customer_id, paid_at::date as day, ${partOf(by)} as part, count(*) as orders, sum(amount) as sales,
        sum(quantity) as quantity
      from valid_orders
      where ${inStretch(sourceId, stretch)}
      group by 1, 2, 3
    ),
    marked as (
      select *,
        row_number() over (partition by customer_id) as nth,
        row_number() over (partition by customer_id, ${keyOfCell(by)}) as nth_of_bucket,
        ${divided(by) ? sql`row_number() over (partition by customer_id, day)` : sql`1`} as nth_of_day
      from customer_cells
    ),
    cells as (
      select day, part, sum(orders) as orders, sum(sales) as sales, sum(quantity) as quantity,
        count(customer_id) as buyers,
        count(customer_id) filter (where nth = 1) as first_seen,
        count(customer_id) filter (where nth_of_bucket = 1) as first_in_bucket,
        count(customer_id) filter (where nth_of_day = 1) as first_on_day
      from marked
      group by day, part
    )`,
    days: sql`select day, sum(first_on_day)::float8 as value from cells group by day`,
    wholes: sql`
      select ${bucketOfCell(by)} as bucket, sum(first_in_bucket)::float8 as value from cells group by 1`,
    everything: sql`select sum(first_seen)::float8 from cells`,
  }
}

/** Whether a day falls into several of the buckets. */
function divided(by: CalendarBucket): boolean {
  return by === 'hour' || by === 'band'
}

/** What a day must be divided into before its bucket is known. */
function partOf(by: CalendarBucket): SQL {
  if (by === 'hour') return sql`extract(hour from paid_at)::int`
  return by === 'band' ? sql`extract(hour from paid_at)::int / 6` : sql`0`
}

/** A day with orders has all of its parts, those without orders too: they are what a median must count. */
export function partsOf(by: CalendarBucket): SQL {
  const last = by === 'hour' ? 23 : by === 'band' ? 3 : 0
  return sql`generate_series(0, ${last}::int) as parts (part)`
}

/** Of `day` and `part`. */
export function bucketOfCell(by: CalendarBucket): SQL {
  switch (by) {
    case 'month':
      return sql`to_char(day, 'YYYY-MM')`
    case 'day':
      return sql`extract(day from day)::int::text`
    case 'weekday':
      return sql`extract(isodow from day)::int::text`
    case 'hour':
      return sql`part::text`
    case 'band':
      return bandOf(sql`part * 6`)
    case 'third':
      return thirdOf(sql`day`)
  }
}

/** What tells the buckets apart, without their names, which would be written once for every customer and day. */
function keyOfCell(by: CalendarBucket): SQL {
  switch (by) {
    case 'month':
      return sql`date_trunc('month', day::timestamp)`
    case 'day':
      return sql`date_part('day', day)`
    case 'weekday':
      return sql`date_part('isodow', day)`
    case 'hour':
    case 'band':
      return sql`part`
    case 'third':
      return sql`least((date_part('day', day)::int - 1) / 10, 2)`
  }
}
