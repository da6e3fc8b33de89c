import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Stretch } from './days.ts'

/** `bucket` is an ISO day or a month such as `2022-01`. Buckets without orders are there, with zeros. */
export type SalesPoint = { bucket: string; orders: number; sales: number }

/** Orders and sales of a stretch in time, by day or by month. */
export function salesSeries(
  database: Database,
  sourceId: number,
  { from, until }: Stretch,
  unit: 'day' | 'month',
): Promise<SalesPoint[]> {
  const shape = unit === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM'
  return database.db.execute<SalesPoint>(sql`
    with picked as (
      select date_trunc(${unit}, paid_at) as bucket, count(*)::int as orders, sum(amount)::float8 as sales
      from valid_orders
      where source_id = ${sourceId} and paid_at >= ${from}::timestamp and paid_at < ${until}::timestamp
      group by 1
    )
    select to_char(bucket, ${shape}) as bucket, coalesce(orders, 0) as orders, coalesce(sales, 0) as sales
    from generate_series(
      date_trunc(${unit}, ${from}::timestamp), ${until}::timestamp - interval '1 day', ('1 ' || ${unit}::text)::interval
    ) as buckets (bucket)
    left join picked using (bucket)
    order by buckets.bucket`)
}
