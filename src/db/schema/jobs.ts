import { bigint, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const time = (name: string) => timestamp(name, { withTimezone: true })

/** Long work, findable by /jobs. The queue itself is pg-boss's; this is what people see of it. */
export const jobRuns = pgTable(
  'job_runs',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    payload: jsonb().notNull(),
    /** `telegram:123`, `cli` or `schedule`. */
    requestedBy: text('requested_by').notNull(),
    status: text({ enum: ['queued', 'running', 'done', 'failed'] }).notNull(),
    /** `{ step, done, total }`; total null when it is not known. */
    progress: jsonb(),
    result: jsonb(),
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
  (table) => [index('job_runs_created').on(table.createdAt), index('job_runs_message').on(table.botId, table.status)],
)
