import { bigint, index, integer, pgTable, primaryKey, serial, text, timestamp } from 'drizzle-orm/pg-core'
import { json } from './columns.ts'

/** Telegram ids belong to one bot here: a sandbox's made-up owner must never be an owner for the real bot. */
const botId = () => bigint('bot_id', { mode: 'number' }).notNull()

/** The people who were invited. */
export const members = pgTable(
  'members',
  {
    botId: botId(),
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    role: text({ enum: ['owner', 'manager', 'viewer'] }).notNull(),
    name: text().notNull(),
    /** Chosen by /language; null follows Telegram's own. */
    language: text({ enum: ['zh', 'en'] }),
    /** Chosen by /source; null means the one imported last. */
    sourceId: integer('source_id'),
    invitedBy: bigint('invited_by', { mode: 'number' }),
    joinedAt: timestamp('joined_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.botId, table.userId] })],
)

/** One-time invitations. Only the hash of a code is kept. */
export const invites = pgTable('invites', {
  codeHash: text('code_hash').primaryKey(),
  botId: botId(),
  role: text({ enum: ['owner', 'manager', 'viewer'] }).notNull(),
  createdBy: bigint('created_by', { mode: 'number' }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usedBy: bigint('used_by', { mode: 'number' }),
  usedAt: timestamp('used_at', { withTimezone: true }),
})

/** Strangers who were told, once, that the bot is private. */
export const refusals = pgTable(
  'refusals',
  {
    botId: botId(),
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    refusedAt: timestamp('refused_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.botId, table.userId] })],
)

/** Customers who were erased 抹除: a keyed hash of the name, so that a later import of the same file does not bring them back. */
export const erasedCustomers = pgTable(
  'erased_customers',
  {
    sourceId: integer('source_id').notNull(),
    keyHash: text('key_hash').notNull(),
    erasedBy: text('erased_by').notNull(),
    erasedAt: timestamp('erased_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.keyHash] })],
)

/** Who changed what, for good. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: serial().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** `telegram:123` or `cli`. */
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    details: json(),
  },
  (table) => [index('audit_log_at').on(table.at)],
)
