import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { latestLifetimes } from './latest-lifetimes.ts'
import type { Holdout, OrderRefusal } from './lifetime-model.ts'

/** One customer's expectations with what they rest on, or why there are none. */
export type CustomerLifetime =
  /** No snapshot since lifetimes are computed, or the customer is not in it. */
  | { state: 'none' }
  | { state: 'refused'; reason: OrderRefusal; referenceDate: string; fittedAt: string }
  | {
      state: 'fitted'
      referenceDate: string
      fittedAt: string
      /** Null for a customer of a single day, of whom the model cannot say. */
      activeProbability: number | null
      orders90: number
      orders365: number
      /** In the source's currency; null where there is no model of values. */
      value90: number | null
      value365: number | null
      /** How the model did on the later part of the period, all customers together. */
      holdout: Holdout | null
    }

/** What the newest snapshot of the customer's source expects of them, for the portrait. */
export async function customerLifetime(database: Database, customerId: number): Promise<CustomerLifetime> {
  const [customer] = await database.db.execute<{ sourceId: number }>(
    sql`select source_id as "sourceId" from customers where id = ${customerId}`,
  )
  const latest = customer && (await latestLifetimes(database, customer.sourceId))
  if (!latest) return { state: 'none' }
  const { snapshotId, referenceDate, fittedAt, model } = latest
  if (model.verdict !== 'fitted') return { state: 'refused', reason: model.verdict, referenceDate, fittedAt }
  const [row] = await database.db.execute<Row>(sql`
    select
      nullif(active_probability, 1) as "activeProbability",
      orders_90 as "orders90",
      orders_365 as "orders365",
      value_90 as "value90",
      value_365 as "value365"
    from customer_lifetimes
    where snapshot_id = ${snapshotId} and customer_id = ${customerId}`)
  return row ? { state: 'fitted', referenceDate, fittedAt, ...row, holdout: model.holdout } : { state: 'none' }
}

type Row = {
  activeProbability: number | null
  orders90: number
  orders365: number
  value90: number | null
  value365: number | null
}
