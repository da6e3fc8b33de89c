import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Stretch } from './days.ts'

import { inStretch } from './in-stretch.ts'
import type { Compared } from './period.ts'

export type PlacePart = { orders: number; sales: number }

export type Place = PlacePart & {
  place: string
  /** Distinct customers; one with two places counts in both. Null where no order names its customer. */
  buyers: number | null
  /** Null where nothing was paid anywhere. */
  shareOfSales: number | null
  /** In the two compared stretches; null where none are compared. */
  now: PlacePart | null
  before: PlacePart | null
}

export type Places = {
  /** Null: the source says nothing of places. */
  kind: 'province' | 'country' | null
  /** Most sales first. */
  top: Place[]
  /** Everything in the stretch, among `top` or not. `unknown`: of orders that name no place. */
  all: PlacePart & { places: number; unknown: PlacePart; now: PlacePart | null; before: PlacePart | null }
}

export type PlacesParameters = { sourceId: number; stretch: Stretch; compared?: Compared | null; limit?: number }

/** The places with most sales: provinces with 深圳市 apart from 广东省 (domain.md §2), or countries. One pass for sums, one for customers. */
export async function places(
  database: Database,
  { sourceId, stretch, compared = null, limit = 10 }: PlacesParameters,
): Promise<Places> {
  const from = [stretch.from, compared?.before.from ?? stretch.from].sort()[0]!
  const rows = await database.db.execute<PlaceRow>(sql`
    with per_place as (
      select
        ${placeSql} as place,
        case when bool_or(province is not null) then 'province' else 'country' end as kind,
        ${sumsWithin(stretch, '')}, ${sumsWithin(compared?.now, 'now_')}, ${sumsWithin(compared?.before, 'before_')}
      from valid_orders
      where ${inStretch(sourceId, { from, until: stretch.until })}
      group by 1
    ),
    per_customer as (
      select ${placeSql} as place, customer_id
      from valid_orders
      where ${inStretch(sourceId, stretch)} and customer_id is not null
      group by 1, 2
    ),
    buyers as (select place, count(*) as buyers from per_customer group by place)
    select place, kind, coalesce(buyers, 0)::int as buyers, ${partSql('')} as part, ${partSql('now_')} as now,
      ${partSql('before_')} as before,
      jsonb_build_object(
        'part', ${wholeSql('')}, 'now', ${wholeSql('now_')}, 'before', ${wholeSql('before_')},
        'places', count(place) filter (where orders > 0) over ()
      ) as everything
    from per_place
    left join buyers using (place)
    order by place is not null, sales desc nulls last, place
    limit ${limit + 1}::int`)
  const compare = (part: PlacePart) => (compared ? part : null)
  const unknown = rows.find((row) => row.place === null)
  const named = rows.filter((row) => row.place !== null && row.part.orders > 0).slice(0, limit)
  const all = rows[0]?.everything
  const buyersKnown = rows.some((row) => row.buyers > 0)
  return {
    kind: named[0]?.kind ?? null,
    top: named.map((row) => ({
      place: row.place!,
      ...row.part,
      buyers: buyersKnown ? row.buyers : null,
      shareOfSales: all && all.part.sales > 0 ? row.part.sales / all.part.sales : null,
      now: compare(row.now),
      before: compare(row.before),
    })),
    all: {
      ...(all?.part ?? nothing),
      places: all?.places ?? 0,
      unknown: unknown?.part ?? nothing,
      now: compare(all?.now ?? nothing),
      before: compare(all?.before ?? nothing),
    },
  }
}

/** Where an order went, as managers divide the country. */
export const placeSql: SQL = sql`case when city = '深圳市' then city when province is not null then province else country end`

const nothing: PlacePart = { orders: 0, sales: 0 }

type PlaceRow = {
  place: string | null
  kind: 'province' | 'country'
  buyers: number
  part: PlacePart
  now: PlacePart
  before: PlacePart
  everything: { part: PlacePart; now: PlacePart; before: PlacePart; places: number }
}

/** Orders and sales that fall in a stretch, in columns whose names begin so. */
function sumsWithin(stretch: Stretch | undefined, prefix: string): SQL {
  const within = stretch
    ? sql`paid_at >= ${stretch.from}::timestamp and paid_at < ${stretch.until}::timestamp`
    : sql`false`
  return sql`count(*) filter (where ${within}) as ${sql.identifier(`${prefix}orders`)},
    coalesce(sum(amount) filter (where ${within}), 0) as ${sql.identifier(`${prefix}sales`)}`
}

function partSql(prefix: string): SQL {
  return sql`jsonb_build_object('orders', ${sql.identifier(`${prefix}orders`)}, 'sales', ${sql.identifier(`${prefix}sales`)})`
}

/** The same over all places. */
function wholeSql(prefix: string): SQL {
  return sql`jsonb_build_object('orders', sum(${sql.identifier(`${prefix}orders`)}) over (),
    'sales', sum(${sql.identifier(`${prefix}sales`)}) over ())`
}
