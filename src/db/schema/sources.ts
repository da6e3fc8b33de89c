import { jsonb, pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core'

/** A shop's stream of orders: one name, one currency, one set of customer keys. */
export const sources = pgTable('sources', {
  id: serial().primaryKey(),
  name: text().notNull().unique(),
  /** Which preset read it last, e.g. `cn-coupon-orders`. */
  preset: text().notNull(),
  /** ISO 4217, e.g. CNY. */
  currency: text().notNull(),
  lastImportAt: timestamp('last_import_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

/** What a manager may change, by name; the defaults stand beside the code that uses them. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: jsonb().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
})
