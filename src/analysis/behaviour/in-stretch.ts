import { type SQL, sql } from 'drizzle-orm'
import type { Stretch } from './days.ts'

/** The condition on an order that it is of a source, and paid in a stretch of time. */
export function inStretch(sourceId: number, { from, until }: Stretch): SQL {
  return sql`source_id = ${sourceId} and paid_at >= ${from}::timestamp and paid_at < ${until}::timestamp`
}
