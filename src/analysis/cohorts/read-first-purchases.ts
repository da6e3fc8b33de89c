import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { dayOf } from '../behaviour/days.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import type { DurationCount } from './duration-counts.ts'
import { MOST_PERIODS, type PeriodUnit } from './period-unit.ts'
import { spells } from './purchase-days.ts'

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

export type FirstPurchases = {
  rows: FirstPurchaseCount[]
  /** The thirds of the first purchases' amounts, where they were asked for. */
  bounds: [number, number] | null
}

/**
 * Days from each customer's first purchase to the second, counted by group; one row for each group, number of days and
 * outcome, so that millions of orders give some thousand rows.
 * @param unit of the periods, where they go by period
 */
export async function readFirstPurchases(
  database: Database,
  source: SourceFacts,
  by: RepeatGrouping | null,
  unit: PeriodUnit | null,
): Promise<FirstPurchases> {
  const rows = await database.db.execute<FirstPurchaseCount & { low: number; high: number }>(sql`
    with ${spells(source.id, { details: true })},
    firsts as (select * from spells where nth = 1),
    thirds as (
      select ${
        by === 'amount'
          ? sql`percentile_disc(array[1 / 3.0, 2 / 3.0]) within group (order by amount)`
          : sql`null::numeric[]`
      } as bounds
      ${by === 'amount' ? sql`from firsts` : sql``}
    )
    select
      ${groupKey(source, by, unit)} as key,
      coalesce(next_day, ${dayOf(source.to)}::date) - day as days,
      next_day is not null as ended,
      count(*)::int as count,
      count(*) filter (where orders > 1)::int as "severalOrders",
      count(coupon_status)::int as "withCoupon",
      min(bounds[1])::float8 as low,
      min(bounds[2])::float8 as high
    from firsts
    cross join thirds
    group by 1, 2, 3
    order by 1, 2, 3`)
  const [first] = rows
  return {
    rows: rows.map(({ low: _low, high: _high, ...row }) => row),
    bounds: by === 'amount' && first ? [first.low, first.high] : null,
  }
}

function groupKey(source: SourceFacts, by: RepeatGrouping | null, unit: PeriodUnit | null): SQL {
  if (by === 'coupon') {
    return sql`case when coupon_status = 1 then 'used' when coupon_status is null then 'unknown' else 'unused' end`
  }
  if (by === 'amount') {
    return sql`case when amount <= bounds[1] then 'low' when amount <= bounds[2] then 'middle' else 'high' end`
  }
  return by === 'period' && unit ? periodKey(source, unit) : sql`'all'`
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
