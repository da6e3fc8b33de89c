import { bigint, index, integer, jsonb, pgTable, primaryKey, serial, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './columns.ts'
import { customers } from './orders.ts'
import { sources } from './sources.ts'

/** One run of an import; `report` is the import report (domain.md §1), kept for good. */
export const imports = pgTable(
  'imports',
  {
    id: serial().primaryKey(),
    sourceId: integer('source_id').references(() => sources.id),
    fileName: text('file_name').notNull(),
    fileSha256: text('file_sha256').notNull(),
    fileBytes: bigint('file_bytes', { mode: 'number' }).notNull(),
    preset: text().notNull(),
    /** Column of the file → field, and the choices made, e.g. `{ duplicates: 'keep' }`. */
    mapping: jsonb().notNull(),
    options: jsonb().notNull(),
    status: text({ enum: ['running', 'done', 'failed'] }).notNull(),
    requestedBy: text('requested_by').notNull(),
    report: jsonb(),
    error: text(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (table) => [index('imports_file').on(table.fileSha256)],
)

/** A row that was not kept: where it stood, why, and what it said. */
export const importRejections = pgTable(
  'import_rejections',
  {
    importId: integer('import_id').notNull(),
    line: integer().notNull(),
    /** A stable code such as `no_customer`; the texts for managers are in the locales. */
    reason: text().notNull(),
    column: text('column_name'),
    value: text(),
    raw: text().notNull(),
  },
  (table) => [index('import_rejections_import').on(table.importId, table.line)],
)

/** A mapping that a manager confirmed, remembered for every file with the same header. */
export const columnMappings = pgTable('column_mappings', {
  headerHash: text('header_hash').primaryKey(),
  header: jsonb().notNull(),
  mapping: jsonb().notNull(),
  confirmedBy: text('confirmed_by').notNull(),
  confirmedAt: timestamp('confirmed_at', { withTimezone: true }).notNull().defaultNow(),
})

/** A file sent in chat, kept until its import is done, so that any worker on any machine can read it. */
export const uploads = pgTable('uploads', {
  id: uuid().primaryKey(),
  fileName: text('file_name').notNull(),
  /** The shop that the sender named; null: the file tells. */
  source: text(),
  bytes: bigint({ mode: 'number' }).notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

export const uploadChunks = pgTable(
  'upload_chunks',
  {
    uploadId: uuid('upload_id')
      .notNull()
      .references(() => uploads.id, { onDelete: 'cascade' }),
    part: integer().notNull(),
    data: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.uploadId, table.part] })],
)

/** A customer whose orders look brushed 刷单: kept, out of every measure until a manager releases them. */
export const quarantine = pgTable('quarantine', {
  customerId: bigint('customer_id', { mode: 'number' })
    .primaryKey()
    .references(() => customers.id),
  importId: integer('import_id').notNull(),
  status: text({ enum: ['pending', 'released', 'confirmed'] }).notNull(),
  /** The rule's parameters and the orders that met it. */
  evidence: jsonb().notNull(),
  decidedBy: text('decided_by'),
  decidedAt: timestamp('decided_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})
