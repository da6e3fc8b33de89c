import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { DurationCount } from './duration-counts.ts'
import { spells } from './purchase-days.ts'

export type NthGapCount = DurationCount & { nth: number }

/**
 * Days from the n-th purchases to the next, or to the data's end, counted; each customer counts once at most for each n.
 * @param until the data's last day, ISO
 */
export function readNthGaps(
  database: Database,
  { sourceId, until, nths }: { sourceId: number; until: string; nths: readonly number[] },
): Promise<NthGapCount[]> {
  return database.db.execute<NthGapCount>(sql`
    with ${spells(sourceId)}
    select nth::int as nth, coalesce(next_day, ${until}::date) - day as days, next_day is not null as ended,
      count(*)::int as count
    from spells
    where nth in (${sql.join(
      nths.map((nth) => sql`${nth}::int`),
      sql`, `,
    )})
    group by 1, 2, 3
    order by 1, 2, 3`)
}
