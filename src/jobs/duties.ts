import type { Database } from '../db/index.ts'
import { deleteOldUploads } from '../ingest/uploads.ts'
import { keepHouse, scheduleDue } from '../messaging/index.ts'
import type { Duty } from './schedule.ts'

/** What is done by the clock for a bot. */
export function botDuties(database: Database, botId: number): Duty[] {
  return [{ name: `weekly-reports:${botId}`, everySeconds: 20, run: () => scheduleDue(database, botId) }]
}

/** What every worker does by the clock, whether it has a bot or not. */
export function houseDuties(database: Database): Duty[] {
  return [
    { name: 'housekeeping', everySeconds: 3600, run: () => keepHouse(database) },
    { name: 'old-uploads', everySeconds: 3600, run: () => deleteOldUploads(database) },
    { name: 'old-duties', everySeconds: 3600, run: () => forgetOldDuties(database) },
  ]
}

/** Duties of bots that are gone, such as a demo's. */
async function forgetOldDuties({ client: sql }: Database): Promise<void> {
  await sql`delete from duties where started_at < now() - interval '7 days'`
}
