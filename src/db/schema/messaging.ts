import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  serial,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, json } from './columns.ts'

const botId = () => bigint('bot_id', { mode: 'number' }).notNull()
const time = (name: string) => timestamp(name, { withTimezone: true })

/** Telegram's updates, each taken once. A row without `done_at` whose worker's lease has ended belongs to whoever takes it. */
export const inbox = pgTable(
  'inbox',
  {
    botId: botId(),
    updateId: bigint('update_id', { mode: 'number' }).notNull(),
    chatId: bigint('chat_id', { mode: 'number' }),
    payload: json().notNull(),
    /** The worker that handles it; null waits for the earlier updates of its chat. */
    worker: uuid(),
    /** How often handling began: more than once only when a worker died on the way. */
    attempts: smallint().notNull().default(1),
    receivedAt: time('received_at').notNull().defaultNow(),
    doneAt: time('done_at'),
    error: text(),
  },
  (table) => [
    primaryKey({ columns: [table.botId, table.updateId] }),
    index('inbox_open').on(table.botId, table.chatId, table.updateId).where(sql`done_at is null`),
  ],
)

/** Messages that are not the immediate answer to a question, each sent once: weekly reports, ends of jobs, notices. */
export const outbox = pgTable(
  'outbox',
  {
    id: serial().primaryKey(),
    botId: botId(),
    /** What makes it one message, e.g. `weekly:7:2026-W47`. */
    key: text().notNull(),
    chatId: bigint('chat_id', { mode: 'number' }).notNull(),
    threadId: integer('thread_id'),
    kind: text({ enum: ['weekly', 'job', 'notice'] }).notNull(),
    payload: json().notNull(),
    /**
     * waiting → prepared (picture rendered) → sending → sent. A row found in `sending` after its process died may or may
     * not have arrived: it becomes `unsure` and the chat is asked, instead of being sent the same report twice.
     */
    status: text({ enum: ['waiting', 'prepared', 'sending', 'sent', 'unsure', 'failed'] }).notNull(),
    caption: json(),
    picture: bytea(),
    worker: uuid(),
    attempts: smallint().notNull().default(0),
    nextTryAt: time('next_try_at').notNull().defaultNow(),
    error: text(),
    messageId: bigint('message_id', { mode: 'number' }),
    createdAt: time('created_at').notNull().defaultNow(),
    sentAt: time('sent_at'),
  },
  (table) => [
    unique('outbox_key').on(table.botId, table.key),
    index('outbox_open').on(table.botId, table.nextTryAt).where(sql`status in ('waiting', 'prepared', 'sending')`),
  ],
)

/** A standing order for a report, at an hour of the chat's own time zone. */
export const subscriptions = pgTable(
  'subscriptions',
  {
    id: serial().primaryKey(),
    botId: botId(),
    chatId: bigint('chat_id', { mode: 'number' }).notNull(),
    threadId: integer('thread_id'),
    kind: text({ enum: ['weekly'] }).notNull(),
    /** ISO weekday, 1 = Monday. */
    weekday: smallint().notNull(),
    hour: smallint().notNull(),
    zone: text().notNull(),
    language: text({ enum: ['zh', 'en'] }).notNull(),
    sourceId: integer('source_id'),
    createdBy: bigint('created_by', { mode: 'number' }).notNull(),
    active: boolean().notNull().default(true),
    nextAt: time('next_at').notNull(),
  },
  (table) => [unique('subscriptions_chat_kind').on(table.botId, table.chatId, table.kind)],
)
