import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  numeric,
  pgTable,
  pgView,
  primaryKey,
  serial,
  smallint,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'
import { sources } from './sources.ts'

/** A customer of one source. The key is always text: `4e135` is a nickname, not a number. */
export const customers = pgTable(
  'customers',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => sources.id),
    key: text().notNull(),
  },
  (table) => [unique('customers_source_key').on(table.sourceId, table.key)],
)

/** A cleaned order. Referential checks on the bulk path are made by the load itself, so that a million rows stay fast. */
export const orders = pgTable(
  'orders',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    sourceId: integer('source_id').notNull(),
    externalId: text('external_id').notNull(),
    /** Null where the file has no column for customers: such orders count in sales, never in a measure of customers. */
    customerId: bigint('customer_id', { mode: 'number' }),
    merchant: text(),
    /** The shop's local time; never shifted by any machine's zone. */
    paidAt: timestamp('paid_at', { precision: 3, mode: 'string' }).notNull(),
    /** 1 used, 0 claimed and not used, −1 unclaimed, null where the source has no coupons. */
    couponStatus: smallint('coupon_status'),
    /** Paid amount in the source's currency, never negative. */
    amount: numeric({ precision: 16, scale: 4 }).notNull(),
    postage: numeric({ precision: 12, scale: 2 }),
    province: text(),
    city: text(),
    country: text(),
    quantity: integer().notNull(),
    /** The import that wrote this version of the order. */
    importId: integer('import_id').notNull(),
    /** Hash of everything that the file says of the order and its lines: equal means unchanged. */
    fingerprint: bigint({ mode: 'bigint' }).notNull(),
    /** True while the customer's quarantine is pending or confirmed; such orders are in no measure. */
    quarantined: boolean().notNull().default(false),
  },
  (table) => [
    unique('orders_source_external_id').on(table.sourceId, table.externalId),
    // Holds all that is summed by customer, so that such sums read the customers' orders in a row and the table not at all.
    index('orders_customer').on(
      table.customerId,
      table.paidAt,
      table.sourceId,
      table.amount,
      table.quantity,
      table.couponStatus,
      table.quarantined,
    ),
    index('orders_source_paid_at').on(table.sourceId, table.paidAt),
  ],
)

/** The orders that every measure reads: all but those in quarantine. */
export const validOrders = pgView('valid_orders').as((query) =>
  query.select().from(orders).where(sql`not ${orders.quarantined}`),
)

export const products = pgTable(
  'products',
  {
    id: serial().primaryKey(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => sources.id),
    code: text().notNull(),
    description: text(),
    /** Postage, fees and the like: counted in sales, left out of product analysis. */
    nonProduct: boolean('non_product').notNull().default(false),
    /** By the source's keyword table (domain.md §11 [R]); null until the first import or change of the table. */
    category: text(),
  },
  (table) => [unique('products_source_code').on(table.sourceId, table.code)],
)

export const orderLines = pgTable(
  'order_lines',
  {
    orderId: bigint('order_id', { mode: 'number' }).notNull(),
    /** The line of the file that the row stood on, so that equal rows stay two. */
    line: integer().notNull(),
    productId: integer('product_id').notNull(),
    quantity: integer().notNull(),
    unitPrice: numeric('unit_price', { precision: 16, scale: 4 }).notNull(),
    discount: numeric({ precision: 16, scale: 4 }),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.line] })],
)

/** Goods that came back: cancellations and refunds of the file. They are no orders and in no sum of sales. */
export const orderReturns = pgTable(
  'order_returns',
  {
    sourceId: integer('source_id').notNull(),
    /** The file's id of the cancellation, e.g. `C536379`. */
    externalId: text('external_id').notNull(),
    line: integer().notNull(),
    customerId: bigint('customer_id', { mode: 'number' }),
    productId: integer('product_id'),
    /** Local time, as `orders.paid_at`. */
    returnedAt: timestamp('returned_at', { precision: 3, mode: 'string' }).notNull(),
    /** Units and money that went back, never negative. */
    quantity: integer().notNull(),
    amount: numeric({ precision: 16, scale: 4 }).notNull(),
    importId: integer('import_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.externalId, table.line] }),
    index('order_returns_customer').on(table.customerId),
  ],
)
