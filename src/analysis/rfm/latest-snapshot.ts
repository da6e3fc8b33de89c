import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { type SourceFacts, sourceFacts } from '../behaviour/source-facts.ts'
import { type RfmSnapshot, snapshotColumns } from './recompute-rfm.ts'

/** A snapshot and the source that it says something about: what every view of the customers' value begins with. */
export type SnapshotOf = { source: SourceFacts; snapshot: RfmSnapshot }

/** The last snapshot of a source. @returns null when there is none yet, or no valid order any more */
export async function latestSnapshot(database: Database, sourceId: number): Promise<SnapshotOf | null> {
  const [snapshot] = await database.db.execute<RfmSnapshot>(
    sql`select ${snapshotColumns} from rfm_snapshots where source_id = ${sourceId} order by id desc limit 1`,
  )
  const source = snapshot && (await sourceFacts(database, sourceId))
  return source ? { source, snapshot } : null
}
