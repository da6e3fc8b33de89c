import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Stretch } from './figures.ts'

export type Place = { place: string; sales: number; orders: number; shareOfSales: number }

/** Null kind: the source says nothing of places. */
export type Places = { kind: 'province' | 'country' | null; top: Place[] }

/** The places with most sales: provinces with 深圳市 apart from 广东省 (domain.md §2), or countries. */
export async function places(
  database: Database,
  { sourceId, stretch, limit = 10 }: { sourceId: number; stretch?: Stretch; limit?: number },
): Promise<Places> {
  const rows = await database.db.execute<Place & { kind: 'province' | 'country' }>(sql`
    with per_place as (
      select
        case when city = '深圳市' then city when province is not null then province else country end as place,
        case when province is not null then 'province' else 'country' end as kind,
        sum(amount) as sales,
        count(*) as orders
      from valid_orders
      where source_id = ${sourceId} and paid_at >= ${stretch?.from ?? '-infinity'}::timestamp
        and paid_at < ${stretch?.until ?? 'infinity'}::timestamp
      group by 1, 2
    )
    select
      place,
      kind,
      sales::float8 as sales,
      orders::int as orders,
      coalesce(sales / nullif(sum(sales) over (), 0), 0)::float8 as "shareOfSales"
    from per_place
    order by place is null, sales desc, place
    limit ${limit}`)
  const top = rows.filter((row) => row.place !== null)
  return { kind: top[0]?.kind ?? null, top: top.map(({ kind: _, ...place }) => place) }
}
