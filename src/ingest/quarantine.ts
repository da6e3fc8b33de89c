import { eq, sql } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'
import { SOURCE_LOCK } from './store/begin-import.ts'

export type QuarantineStatus = 'pending' | 'released' | 'confirmed'

/** A customer in quarantine, or released from it, with what spoke against them. */
export type QuarantinedCustomer = {
  customerId: number
  customer: string
  source: string
  /** ISO 4217. */
  currency: string
  status: QuarantineStatus
  /** Local times of the busiest window that met the rule; null where the evidence names none. */
  from: string | null
  to: string | null
  windowOrders: number
  merchants: number
  quantities: number[]
  /** All orders of the customer, and their amount. */
  orders: number
  amount: number
}

/** Customers whose orders look brushed, those awaiting a decision first. */
export async function listQuarantine(database: Database): Promise<QuarantinedCustomer[]> {
  return database.db.execute<QuarantinedCustomer>(sql`
    with totals as (
      select orders.customer_id, count(*)::int as orders, sum(amount)::float8 as amount
      from orders join quarantine using (customer_id)
      group by orders.customer_id
    )
    select
      customer_id as "customerId",
      customers.key as customer,
      sources.name as source,
      sources.currency,
      status,
      evidence ->> 'from' as "from",
      evidence ->> 'to' as "to",
      coalesce((evidence ->> 'orders')::int, 0) as "windowOrders",
      coalesce((evidence ->> 'merchants')::int, 0) as merchants,
      coalesce(evidence -> 'quantities', '[]') as quantities,
      coalesce(totals.orders, 0) as orders,
      coalesce(totals.amount, 0) as amount
    from quarantine
    join customers on customers.id = quarantine.customer_id
    join sources on sources.id = customers.source_id
    left join totals using (customer_id)
    order by array_position(array['pending', 'confirmed', 'released'], status), quarantine.created_at desc, customer_id`)
}

/**
 * A manager's decision, at once true of every measure, and noted in the audit log. Decided the same way twice, it is
 * one decision. @returns the customer's source, or null when the customer was never in quarantine
 */
export async function decideQuarantine(
  database: Database,
  customerId: number,
  decision: 'released' | 'confirmed',
  actor: string,
): Promise<{ sourceId: number } | null> {
  const { quarantine, customers, orders, auditLog } = schema
  return database.db.transaction(async (transaction) => {
    const [customer] = await transaction
      .select({ sourceId: customers.sourceId })
      .from(customers)
      .where(eq(customers.id, customerId))
    if (!customer) return null
    // After an import that is bringing orders of this customer, or they would come in as they were judged before.
    await transaction.execute(sql`select pg_advisory_xact_lock(${SOURCE_LOCK}, ${customer.sourceId})`)
    const [before] = await transaction
      .select({ status: quarantine.status })
      .from(quarantine)
      .where(eq(quarantine.customerId, customerId))
      .for('update')
    if (!before) return null
    if (before.status === decision) return customer
    await transaction
      .update(quarantine)
      .set({ status: decision, decidedBy: actor, decidedAt: sql`now()` })
      .where(eq(quarantine.customerId, customerId))
    await transaction
      .update(orders)
      .set({ quarantined: decision === 'confirmed' })
      .where(eq(orders.customerId, customerId))
    await transaction.insert(auditLog).values({
      actor,
      action: `quarantine.${decision}`,
      subject: `customer:${customerId}`,
      details: { before: before.status },
    })
    return customer
  })
}
