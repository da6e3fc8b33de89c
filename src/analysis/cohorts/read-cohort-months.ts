import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { purchaseDays } from './purchase-days.ts'
import type { DayReturns } from './return-spikes.ts'

/** The customers of one first-purchase month, seen in one later month (or, `since` 0, in that month itself). */
export type CohortMonth = {
  /** Month of the first purchase, `2022-01`. */
  cohort: string
  /** Months since; rows are there only where somebody bought. */
  since: number
  /** Customers who bought in that month; for `since` 0 the whole cohort. */
  buyers: number
  /** Customers who bought again in it: on a day after their first. */
  returned: number
  /** Customers whose first month after the cohort's it is. */
  firstReturns: number
}

/**
 * Cohorts by month (domain.md §2), a row for each cell with buyers, in time; and the returns of each day. Counted in one
 * pass, in which each purchase knows the first one and the one before it: so a customer counts in a month by his first
 * purchase in it.
 */
export async function readCohortMonths(
  database: Database,
  sourceId: number,
): Promise<{ months: CohortMonth[]; returns: DayReturns[] }> {
  const rows = await database.db.execute<Row>(sql`
    with ${purchaseDays(sourceId)},
    sequenced as (
      select day, first_value(day) over by_day as first_day, lag(day) over by_day as day_before
      from purchase_days
      window by_day as (partition by customer_id order by day)
    ),
    placed as (
      select first_day, day_before,
        case when day_before is not null then day end as returned_on,
        date_trunc('month', first_day::timestamp) as cohort,
        date_trunc('month', day_before::timestamp) as month_before,
        date_trunc('month', day::timestamp) as month
      from sequenced
    )
    select
      returned_on::text as day,
      to_char(cohort, 'YYYY-MM') as cohort,
      (12 * (extract(year from month) - extract(year from cohort)) + extract(month from month) - extract(month from cohort))::int
        as since,
      count(*)::int as purchases,
      count(*) filter (where month_before is distinct from month)::int as buyers,
      count(*) filter (where month_before <> month or day_before = first_day and month = cohort)::int as returned,
      count(*) filter (where month_before = cohort and month <> cohort)::int as "firstReturns"
    from placed
    group by grouping sets ((cohort, month), (returned_on))
    order by cohort, month`)
  return {
    months: rows.flatMap(({ day: _, purchases: __, cohort, since, ...counts }) =>
      cohort !== null && since !== null ? [{ cohort, since, ...counts }] : [],
    ),
    returns: rows.flatMap(({ day, purchases }) => (day !== null ? [{ day, returns: purchases }] : [])),
  }
}

/** Either of a cohort's month or of a day. */
type Row = Omit<CohortMonth, 'cohort' | 'since'> & {
  cohort: string | null
  since: number | null
  day: string | null
  purchases: number
}
