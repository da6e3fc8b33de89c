import { type Database, forgetDeadWorkers } from '../db/index.ts'

const INBOX_DAYS = 7
const OUTBOX_DAYS = 90

/**
 * Deletes handled updates after a week (Telegram repeats one for a day at most) and sent messages after 90 days.
 * @returns how many rows went.
 */
export async function keepHouse(database: Database): Promise<{ updates: number; messages: number }> {
  const sql = database.client
  const updates = await sql`delete from inbox where done_at < now() - ${INBOX_DAYS}::int * interval '1 day'`
  const messages = await sql`
    delete from outbox where status = 'sent' and sent_at < now() - ${OUTBOX_DAYS}::int * interval '1 day'`
  await forgetDeadWorkers(database)
  return { updates: updates.count, messages: messages.count }
}
