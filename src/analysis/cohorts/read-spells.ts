import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { dayOf } from '../behaviour/days.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import type { DurationCount } from './duration-counts.ts'
import { MOST_PERIODS, type PeriodUnit } from './period-unit.ts'
import { purchaseDays, spells } from './purchase-days.ts'
import type { DayReturns } from './return-spikes.ts'

/** What customers may be told apart by: something known on the day of their first purchase. */
export type RepeatGrouping = 'period' | 'coupon' | 'amount'

export type FirstPurchaseCount = DurationCount & {
  /** `all`; `2022-03`, `2022-Q1`, `2022-H1`, `2022`, `to-2017`; `used`, `unused`, `unknown`; `low`, `middle`, `high`. */
  key: string
  /** Of these, customers with further orders on the day of their first. */
  severalOrders: number
  /** Of these, customers whose coupon status is known. */
  withCoupon: number
}

export type SpellCounts = {
  /** Days from each customer's first purchase to the second, by group. */
  firsts: FirstPurchaseCount[]
  /** Days from every purchase of every customer to the next, or to the data's end. */
  gaps: DurationCount[]
  returns: DayReturns[]
  /** The thirds of the first purchases' amounts, where they were asked for. */
  bounds: [number, number] | null
}

/**
 * Purchases by the time to the next one, counted in one pass: by day and day of the next first, so that millions of orders
 * give some thousand rows to count on from. Rows are in the order of group and days.
 * @param by how first purchases are grouped @param unit of the periods, where they go by period
 */
export async function readSpells(
  database: Database,
  source: SourceFacts,
  by: RepeatGrouping | null,
  unit: PeriodUnit | null,
): Promise<SpellCounts> {
  const bounds = by === 'amount' ? await readThirds(database, source.id) : null
  const rows = await database.db.execute<Row>(sql`
    with ${spells(source.id, { details: true })},
    counted as (
      select day, next_day, case when nth = 1 then ${markOf(by, bounds)} end as mark,
        count(*) as count,
        count(*) filter (where orders > 1) as several_orders,
        count(coupon_status) as with_coupon
      from spells
      group by 1, 2, 3
    ),
    timed as (
      select *, coalesce(next_day, ${dayOf(source.to)}::date) - day as days, next_day is not null as ended,
        ${by === 'period' && unit ? sql`case when mark is not null then ${periodKey(source, unit)} end` : sql`mark`} as key
      from counted
    )
    select
      grouping(next_day, days, key) as kind,
      next_day::text as day,
      days,
      ended,
      key,
      sum(count)::int as count,
      sum(several_orders)::int as "severalOrders",
      sum(with_coupon)::int as "withCoupon"
    from timed
    group by grouping sets ((next_day), (days, ended), (key, days, ended))
    order by key, days, ended`)
  return {
    firsts: rows.flatMap(({ kind, day: _, key, ...row }) => (kind === BY_KEY && key !== null ? [{ key, ...row }] : [])),
    gaps: rows.filter(({ kind }) => kind === BY_DAYS).map(({ days, ended, count }) => ({ days, ended, count })),
    returns: rows.flatMap(({ kind, day, count }) => (kind === BY_DAY && day !== null ? [{ day, returns: count }] : [])),
    bounds: bounds && [Number(bounds[0]), Number(bounds[1])],
  }
}

type Row = Omit<FirstPurchaseCount, 'key'> & { kind: number; day: string | null; key: string | null }

/** Postgres' grouping(next_day, days, key): a bit is set for what a row is not grouped by. */
const BY_DAY = 3
const BY_KEY = 4
const BY_DAYS = 5

/** Amounts as the database writes them, so that it compares them exactly. */
async function readThirds(database: Database, sourceId: number): Promise<[string, string] | null> {
  const [row] = await database.db.execute<{ bounds: [string, string] | null }>(sql`
    with ${purchaseDays(sourceId, { details: true })},
    firsts as (select distinct on (customer_id) amount from purchase_days order by customer_id, day)
    select (percentile_disc(array[1 / 3.0, 2 / 3.0]) within group (order by amount))::text[] as bounds from firsts`)
  return row!.bounds
}

/** The group of a first purchase, but for its period, which its day says. */
function markOf(by: RepeatGrouping | null, bounds: [string, string] | null): SQL {
  if (by === 'coupon') {
    return sql`case when coupon_status = 1 then 'used' when coupon_status is null then 'unknown' else 'unused' end`
  }
  if (!bounds) return sql`'all'`
  const [low, middle] = bounds
  return sql`case when amount <= ${low}::numeric then 'low' when amount <= ${middle}::numeric then 'middle' else 'high' end`
}

/** Where there are more than five years, those before the last four are one period. */
function periodKey({ from, to }: SourceFacts, unit: PeriodUnit): SQL {
  if (unit === 'month') return sql`to_char(day, 'YYYY-MM')`
  if (unit === 'quarter') return sql`to_char(day, 'YYYY-"Q"Q')`
  if (unit === 'half')
    return sql`to_char(day, 'YYYY-"H"') || case when extract(month from day) <= 6 then '1' else '2' end`
  const earliest = Number(to.slice(0, 4)) - MOST_PERIODS + 1
  if (Number(from.slice(0, 4)) >= earliest) return sql`to_char(day, 'YYYY')`
  return sql`case when extract(year from day) <= ${earliest}::int then 'to-' || ${earliest}::int else to_char(day, 'YYYY') end`
}
