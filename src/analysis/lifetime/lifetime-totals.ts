import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'

/** What a snapshot expects of all customers together. */
export type LifetimeTotals = {
  customers: number
  /** Customers of a single day so far, of whom the model cannot say that they are gone. */
  once: { customers: number; orders365: number }
  /** The others: how many are active rather than not, and how many in each tenth of P(active), lowest first. */
  repeat: { customers: number; active: number; tenths: number[] }
  orders90: number
  orders365: number
  /** Null where there is no model of values. */
  value90: number | null
  value365: number | null
}

/** A probability of exactly 1 is what BG/NBD gives to customers of a single day, and to nobody else. */
export const ONCE = sql`active_probability = 1`

export async function lifetimeTotals(database: Database, snapshotId: number): Promise<LifetimeTotals> {
  const rows = await database.db.execute<Row>(sql`
    select
      case when ${ONCE} then null else least(floor(active_probability * 10), 9)::int end as tenth,
      count(*)::int as customers,
      count(*) filter (where active_probability > 0.5)::int as active,
      sum(orders_90) as "orders90",
      sum(orders_365) as "orders365",
      sum(value_90) as "value90",
      sum(value_365) as "value365"
    from customer_lifetimes
    where snapshot_id = ${snapshotId}
    group by 1`)
  const once = rows.find((row) => row.tenth === null)
  const repeat = rows.filter((row) => row.tenth !== null)
  const sum = (among: Row[], measure: 'customers' | 'active' | 'orders90' | 'orders365' | 'value90' | 'value365') =>
    among.reduce((total, row) => total + (row[measure] ?? 0), 0)
  const hasValues = rows.some((row) => row.value90 !== null)
  return {
    customers: sum(rows, 'customers'),
    once: { customers: once?.customers ?? 0, orders365: once?.orders365 ?? 0 },
    repeat: {
      customers: sum(repeat, 'customers'),
      active: sum(repeat, 'active'),
      tenths: Array.from({ length: 10 }, (_, tenth) => repeat.find((row) => row.tenth === tenth)?.customers ?? 0),
    },
    orders90: sum(rows, 'orders90'),
    orders365: sum(rows, 'orders365'),
    value90: hasValues ? sum(rows, 'value90') : null,
    value365: hasValues ? sum(rows, 'value365') : null,
  }
}

type Row = {
  /** Null for customers of a single day. */
  tenth: number | null
  customers: number
  active: number
  orders90: number
  orders365: number
  value90: number | null
  value365: number | null
}
