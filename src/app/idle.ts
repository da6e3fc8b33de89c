import { sql } from 'drizzle-orm'
import type { Database } from '../db/index.ts'

/** Whether nothing that this bot was asked is open: no update, no job shown in its chats, no message to send. */
export async function isIdle(database: Database, botId: number): Promise<boolean> {
  const [open] = await database.db.execute<{ any: boolean }>(sql`
    select
      exists (select from inbox where bot_id = ${botId} and done_at is null)
      or exists (
        select from job_runs
        where bot_id = ${botId} and (status in ('queued', 'running') or (message_id is not null and shown_revision < revision))
      )
      or exists (select from outbox where bot_id = ${botId} and status in ('waiting', 'prepared', 'sending')) as any`)
  return open?.any === false
}

/** Removes what a bot that existed for one run left behind. */
export async function forgetBot(database: Database, botId: number): Promise<void> {
  await database.db.transaction(async (transaction) => {
    for (const table of ['members', 'invites', 'refusals', 'inbox', 'outbox', 'subscriptions', 'job_runs']) {
      await transaction.execute(sql`delete from ${sql.identifier(table)} where bot_id = ${botId}`)
    }
  })
}
