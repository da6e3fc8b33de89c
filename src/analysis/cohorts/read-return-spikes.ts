import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { spells } from './purchase-days.ts'

/** A single day on which far more customers came back than usual: an event and no habit. */
export type ReturnSpike = {
  /** ISO. */
  day: string
  returns: number
  /** Of all returns. */
  share: number
}

/** A spike has more than so many times the returns of the median day that had any … */
const SPIKE_TIMES = 5
/** … and this part of all returns. */
const SPIKE_SHARE = 0.05

/** The spikes among the days on which customers came back, the largest first. */
export function readReturnSpikes(database: Database, sourceId: number): Promise<ReturnSpike[]> {
  return database.db.execute<ReturnSpike>(sql`
    with ${spells(sourceId)},
    days as (select next_day as day, count(*) as returns from spells where next_day is not null group by next_day),
    usual as (
      select percentile_cont(0.5) within group (order by returns) as median, sum(returns) as total from days
    )
    select day::text as day, returns::int as returns, (returns / total)::float8 as share
    from days
    cross join usual
    where returns > ${SPIKE_TIMES}::int * median and returns >= ${SPIKE_SHARE}::float8 * total
    order by returns desc, day`)
}
