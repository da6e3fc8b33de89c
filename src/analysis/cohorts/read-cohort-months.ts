import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { purchaseDays } from './purchase-days.ts'

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

/** Cohorts by month (domain.md §2), counted in one pass; a row for each cell with buyers. */
export function readCohortMonths(database: Database, sourceId: number): Promise<CohortMonth[]> {
  return database.db.execute<CohortMonth>(sql`
    with ${purchaseDays(sourceId)},
    months as (
      select customer_id, date_trunc('month', day::timestamp) as month, count(*) as days
      from purchase_days
      group by 1, 2
    ),
    since_first as (
      select days, month, min(month) over by_month as cohort, row_number() over by_month as nth
      from months
      window by_month as (partition by customer_id order by month)
    ),
    cells as (
      select
        cohort,
        month,
        count(*)::int as buyers,
        count(*) filter (where nth > 1 or days > 1)::int as returned,
        count(*) filter (where nth = 2)::int as first_returns
      from since_first
      group by cohort, month
    )
    select
      to_char(cohort, 'YYYY-MM') as cohort,
      (12 * (extract(year from month) - extract(year from cohort)) + extract(month from month) - extract(month from cohort))::int
        as since,
      buyers,
      returned,
      first_returns as "firstReturns"
    from cells
    order by cohort, month`)
}
