import type { Database } from '../db/index.ts'
import { keepHouse } from '../messaging/housekeeping.ts'
import { scheduleDue } from '../messaging/subscriptions.ts'
import type { Duty } from './schedule.ts'

/** What the worker role does by the clock. */
export function timedDuties(database: Database, botId: number): Duty[] {
  return [
    { name: `weekly-reports:${botId}`, everySeconds: 20, run: () => scheduleDue(database, botId) },
    { name: 'housekeeping', everySeconds: 3600, run: () => keepHouse(database) },
  ]
}
