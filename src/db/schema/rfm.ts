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
import { json } from './columns.ts'
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
    /** The pinned centres by which tiers and clusters were assigned; null: none could be fitted. */
    tierModelId: integer('tier_model_id'),
    clusterModelId: integer('cluster_model_id'),
    /** The model of lifetimes, fitted anew for each snapshot, or the reason why there is none; null: not computed. */
    lifetimeModelId: integer('lifetime_model_id'),
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
    /** 1 冠军 … 5 流失, by the snapshot's tier model; null where it has none. */
    tier: smallint(),
    /** Index from 1 into the clusters of the snapshot's cluster model. */
    cluster: smallint(),
  },
  (table) => [primaryKey({ columns: [table.snapshotId, table.customerId] })],
)

/** A fitted model of customers' value. The newest of its kind is pinned: it serves every snapshot until it is refitted on request. */
export const valueModels = pgTable(
  'value_models',
  {
    id: serial().primaryKey(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => sources.id),
    kind: text({ enum: ['tier', 'cluster', 'lifetime'] }).notNull(),
    /** Plain JSON of src/algorithms, with what it was fitted on; a lifetime model may hold the reason why there is none. */
    model: json().notNull(),
    customers: integer().notNull(),
    referenceDate: date('reference_date', { mode: 'string' }).notNull(),
    requestedBy: text('requested_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('value_models_source').on(table.sourceId, table.kind, table.id)],
)

/** What a customer is expected to do after a snapshot's reference date, by BG/NBD and Gamma-Gamma. No foreign keys, as above. */
export const customerLifetimes = pgTable(
  'customer_lifetimes',
  {
    snapshotId: integer('snapshot_id').notNull(),
    customerId: bigint('customer_id', { mode: 'number' }).notNull(),
    /** Probability of still being a customer on the reference date. */
    activeProbability: doublePrecision('active_probability').notNull(),
    /** Expected days with an order in the next 90 and 365 days. */
    orders90: doublePrecision('orders_90').notNull(),
    orders365: doublePrecision('orders_365').notNull(),
    /** Expected paid amount in the source's currency; null where no value model could be fitted. */
    value90: doublePrecision('value_90'),
    value365: doublePrecision('value_365'),
  },
  (table) => [primaryKey({ columns: [table.snapshotId, table.customerId] })],
)
