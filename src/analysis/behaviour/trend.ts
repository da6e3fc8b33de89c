import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { type SourceFacts, sourceFacts } from './source-facts.ts'

export const trendBuckets = ['month', 'day', 'weekday', 'hour'] as const

/** `day` is the day of the month; `weekday` 1 is Monday. */
export type TrendBucket = (typeof trendBuckets)[number]

export type TrendRow = {
  /** `2022-01` for a month, else a number as text: 1–31, 1–7, 0–23. */
  bucket: string
  orders: number
  sales: number
  /** Null where none of the bucket's orders names its customer. */
  buyers: number | null
  quantity: number
  /** Median orders over the calendar days of this bucket that had any order; null where there was no such day. */
  medianOrders: number | null
  /** How many such days there were. */
  days: number
}

/** A calendar day that makes its bucket high all by itself. */
export type Spike = { bucket: string; day: string; orders: number; shareOfBucket: number; timesUsual: number }

export type Trend = { source: SourceFacts; by: TrendBucket; orders: number; rows: TrendRow[]; spikes: Spike[] }

/** A spike day has more than this many times the orders of the median day around it … */
const SPIKE_TIMES = 5
/** … the days around it being so many before and after, at least half of one side of them with orders … */
const SPIKE_REACH = 14
/** … and gives more than half of its bucket's orders, or more than a third where the bucket has so many days or more. */
const MANY_DAYS = 15

/** When customers buy (domain.md §2), with the single days that only look like a habit. @returns null without orders */
export async function trend(
  database: Database,
  { sourceId, by }: { sourceId: number; by: TrendBucket },
): Promise<Trend | null> {
  const source = await sourceFacts(database, sourceId)
  if (!source) return null
  const found = await readBuckets(database, sourceId, by)
  const spikes = await readSpikes(database, sourceId, by)
  return {
    source,
    by,
    orders: found.reduce((sum, bucket) => sum + bucket.orders, 0),
    rows: everyBucket(by, found).map((bucket) => found.find((row) => row.bucket === bucket) ?? empty(bucket)),
    spikes,
  }
}

function readBuckets(database: Database, sourceId: number, by: TrendBucket): Promise<TrendRow[]> {
  return database.db.execute<TrendRow>(sql`
    with ${cells(sourceId, by)},
    medians as (
      select bucket, percentile_cont(0.5) within group (order by orders) as median_orders, count(*) as days
      from day_cells
      group by bucket
    ),
    totals as (
      select bucket, count(*)::int as orders, sum(amount)::float8 as sales,
        case when count(customer_id) > 0 then count(distinct customer_id)::int end as buyers, sum(quantity)::float8 as quantity
      from picked
      group by bucket
    )
    select
      bucket,
      coalesce(orders, 0) as orders,
      coalesce(sales, 0) as sales,
      case when orders is null then 0 else buyers end as buyers,
      coalesce(quantity, 0) as quantity,
      median_orders as "medianOrders",
      days::int as days
    from medians
    left join totals using (bucket)`)
}

function readSpikes(database: Database, sourceId: number, by: TrendBucket): Promise<Spike[]> {
  return database.db.execute<Spike>(sql`
    with ${cells(sourceId, by)},
    usual as (
      select days.day, days.orders, around.median
      from days
      cross join lateral (
        select percentile_cont(0.5) within group (order by near.orders) as median, count(*) as days
        from days as near
        where near.day between days.day - ${SPIKE_REACH}::int and days.day + ${SPIKE_REACH}::int and near.day <> days.day
      ) as around
      where around.days >= ${SPIKE_REACH / 2}::int and days.orders > ${SPIKE_TIMES}::int * around.median
    ),
    totals as (
      select bucket, sum(orders) as orders, count(*) as days from day_cells group by bucket
    )
    select
      bucket,
      day::text as day,
      day_cells.orders::int as orders,
      (day_cells.orders / totals.orders)::float8 as "shareOfBucket",
      (usual.orders / usual.median)::float8 as "timesUsual"
    from usual
    join day_cells using (day)
    join totals using (bucket)
    where totals.days >= 2
      and day_cells.orders * case when totals.days >= ${MANY_DAYS}::int then 3 else 2 end > totals.orders
    order by "shareOfBucket" desc, day`)
}

/**
 * `picked` orders with bucket and day, `days` with orders, and `day_cells`: orders of each day in each bucket it can
 * fall in. Reading the orders twice is quicker than keeping millions of them on disk for the second time.
 */
function cells(sourceId: number, by: TrendBucket): SQL {
  return sql`
    picked as not materialized (
      select customer_id, amount, quantity, paid_at::date as day, ${bucketOf(by, sql`paid_at`)} as bucket
      from valid_orders
      where source_id = ${sourceId}
    ),
    counted as (select day, bucket, count(*) as orders from picked group by day, bucket),
    days as (select day, sum(orders) as orders from counted group by day),
    day_cells as (
      select day, bucket, coalesce(counted.orders, 0) as orders
      from (${
        by === 'hour'
          ? sql`select day, hour::text as bucket from days cross join generate_series(0, 23) as hours (hour)`
          : sql`select day, ${bucketOf(by, sql`day`)} as bucket from days`
      }) as grid
      left join counted using (day, bucket)
    )`
}

function bucketOf(by: TrendBucket, time: SQL): SQL {
  if (by === 'month') return sql`to_char(${time}, 'YYYY-MM')`
  const field = { day: sql`day`, weekday: sql`isodow`, hour: sql`hour` }[by]
  return sql`extract(${field} from ${time})::int::text`
}

function everyBucket(by: TrendBucket, found: TrendRow[]): string[] {
  if (by === 'month') return monthsBetween(found.map((row) => row.bucket).sort())
  const [first, last] = { day: [1, 31] as const, weekday: [1, 7] as const, hour: [0, 23] as const }[by]
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
}

function monthsBetween(months: string[]): string[] {
  const all: string[] = []
  for (let month = months[0]!; month <= months.at(-1)!; month = monthAfter(month)) all.push(month)
  return all
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

function empty(bucket: string): TrendRow {
  return { bucket, orders: 0, sales: 0, buyers: 0, quantity: 0, medianOrders: null, days: 0 }
}
