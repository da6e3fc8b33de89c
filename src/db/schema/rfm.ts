import {
  bigint,
  char,
  date,
  doublePrecision,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  serial,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import { sources } from './sources.ts'

/** One computation of RFM over a source (domain.md §4). Snapshots are kept, so that moves between them can be shown. */
export const rfmSnapshots = pgTable(
  'rfm_snapshots',
  {
    id: serial().primaryKey(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => sources.id),
    referenceDate: date('reference_date', { mode: 'string' }).notNull(),
    /** The last order that was counted. */
    ordersThrough: timestamp('orders_through', { precision: 3, mode: 'string' }).notNull(),
    orders: integer().notNull(),
    customers: integer().notNull(),
    meanRecency: doublePrecision('mean_recency').notNull(),
    meanFrequency: doublePrecision('mean_frequency').notNull(),
    meanMonetary: doublePrecision('mean_monetary').notNull(),
    requestedBy: text('requested_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('rfm_snapshots_source').on(table.sourceId, table.id)],
)

/** A customer in a snapshot. No foreign keys: 20,000 trigger calls would cost more than the computation. */
export const rfmScores = pgTable(
  'rfm_scores',
  {
    snapshotId: integer('snapshot_id').notNull(),
    customerId: bigint('customer_id', { mode: 'number' }).notNull(),
    /** Whole days from the last payment to the reference date. */
    recency: integer().notNull(),
    frequency: integer().notNull(),
    monetary: numeric({ precision: 16, scale: 4 }).notNull(),
    recencyScore: smallint('recency_score').notNull(),
    frequencyScore: smallint('frequency_score').notNull(),
    monetaryScore: smallint('monetary_score').notNull(),
    /** Digits R F M, 1 = better than the mean: `111` is 重要价值. */
    rfmClass: char('rfm_class', { length: 3 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.snapshotId, table.customerId] })],
)
