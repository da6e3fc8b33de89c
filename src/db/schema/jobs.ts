import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, smallint, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { json } from './columns.ts'

const time = (name: string) => timestamp(name, { withTimezone: true })

/** Long work, findable by /jobs. The queue itself is pg-boss's; this is what people see of it. */
export const jobRuns = pgTable(
  'job_runs',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    /** Of several open jobs with one name and key there is only one; null never collides. */
    key: text(),
    payload: json().notNull(),
    /** `telegram:123`, `cli` or `schedule`. */
    requestedBy: text('requested_by').notNull(),
    status: text({ enum: ['queued', 'running', 'done', 'failed'] }).notNull(),
    /** Who runs it; another takes over when this worker's lease has ended. */
    worker: uuid(),
    attempts: smallint().notNull().default(0),
    /** `{ step, done, total }`; total null when it is not known. */
    progress: json(),
    result: json(),
    error: text(),
    /** The chat message that shows this job, edited as it goes; null when nobody waits in a chat. */
    botId: bigint('bot_id', { mode: 'number' }),
    chatId: bigint('chat_id', { mode: 'number' }),
    messageId: bigint('message_id', { mode: 'number' }),
    language: text({ enum: ['zh', 'en'] }),
    /** Grows with every change of status or progress; the message shows `shown_revision`. */
    revision: integer().notNull().default(0),
    shownRevision: integer('shown_revision').notNull().default(-1),
    createdAt: time('created_at').notNull().defaultNow(),
    startedAt: time('started_at'),
    finishedAt: time('finished_at'),
  },
  (table) => [
    index('job_runs_created').on(table.createdAt),
    index('job_runs_open').on(table.status).where(sql`status in ('queued', 'running')`),
    index('job_runs_unshown').on(table.botId).where(sql`message_id is not null and revision > shown_revision`),
    uniqueIndex('job_runs_key').on(table.name, table.key).where(sql`status in ('queued', 'running')`),
  ],
)

/**
 * Who is alive. Whatever a worker holds (updates, outbox rows, jobs) names it, and stays its own while its lease lasts;
 * so keeping a thousand rows costs one write per heartbeat.
 */
export const workers = pgTable('workers', {
  id: uuid().primaryKey(),
  kind: text({ enum: ['inbox', 'outbox', 'jobs'] }).notNull(),
  leaseUntil: time('lease_until').notNull(),
})

/** When each timed duty began last, so that many workers do it once per interval. */
export const duties = pgTable('duties', {
  name: text().primaryKey(),
  startedAt: time('started_at').notNull(),
})
