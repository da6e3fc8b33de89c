import { sql } from 'drizzle-orm'
import type { Update } from 'grammy/types'
import type { Database } from '../db/index.ts'
import { countOpenJobs } from '../jobs/index.ts'
import type { Inbox } from '../messaging/index.ts'
import { createMetrics, type Metrics, type Reading } from '../web/index.ts'

/** The process's metrics, with what its inbox counted and how queue and outbox stand. */
export function createAppMetrics(database: Database, botId: number | null, inbox: Inbox<Update> | null): Metrics {
  return createMetrics({ counters: () => inboxCounters(inbox), gauges: () => gauges(database, botId) })
}

function inboxCounters(inbox: Inbox<Update> | null): Reading[] {
  if (!inbox) return []
  const { taken, duplicates, handled, failed, takenOver } = inbox.stats()
  return Object.entries({ taken, duplicates, handled, failed, taken_over: takenOver }).map(([what, value]) => ({
    name: 'huike_updates_total',
    help: 'Telegram updates by what became of them in this process',
    labels: { what },
    value,
  }))
}

async function gauges(database: Database, botId: number | null): Promise<Reading[]> {
  const jobs = await countOpenJobs(database)
  const [open] = await database.db.execute<{ inbox: number; outbox: number; failed: number }>(sql`
    select
      (select count(*)::int from inbox where bot_id = ${botId} and done_at is null) as inbox,
      (select count(*)::int from outbox where bot_id = ${botId} and status in ('waiting', 'prepared', 'sending')) as outbox,
      (select count(*)::int from outbox where bot_id = ${botId} and status in ('failed', 'unsure')) as failed`)
  const job = { name: 'huike_jobs', help: 'Long work that is open' }
  const message = { name: 'huike_outbox_messages', help: 'Messages waiting to be sent, and given up or unsure' }
  return [
    { ...job, labels: { status: 'queued' }, value: jobs.queued },
    { ...job, labels: { status: 'running' }, value: jobs.running },
    { name: 'huike_inbox_open', help: 'Updates taken and not yet handled', value: open?.inbox ?? 0 },
    { ...message, labels: { status: 'open' }, value: open?.outbox ?? 0 },
    { ...message, labels: { status: 'failed' }, value: open?.failed ?? 0 },
  ]
}
