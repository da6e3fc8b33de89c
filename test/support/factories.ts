import { sql } from 'drizzle-orm'
import { type Database, schema } from '../../src/db/index.ts'

/** An order as a test cares about it; what it leaves out is filled with something harmless. */
export type OrderRow = {
  /** Null: the file had no column for customers. */
  customer: string | null
  paidAt: string
  amount: number
  externalId?: string
  merchant?: string | null
  couponStatus?: 1 | 0 | -1 | null
  province?: string | null
  city?: string | null
  country?: string | null
  quantity?: number
  /** Puts the customer in quarantine too. */
  quarantined?: boolean
}

let made = 0

/** From so many rows on a wrong plan would be felt. */
const MANY = 2000

/** A shop. @returns its id */
export async function makeSource(
  database: Database,
  { name = `shop ${++made}`, preset = 'cn-coupon-orders', currency = 'CNY' } = {},
): Promise<number> {
  const [row] = await database.db
    .insert(schema.sources)
    .values({ name, preset, currency })
    .returning({ id: schema.sources.id })
  return row!.id
}

/** Customers and their orders. Customers that exist are reused. @returns customer ids by key, in the order of the rows */
export async function makeOrders(database: Database, sourceId: number, rows: OrderRow[]): Promise<Map<string, number>> {
  for (let from = 0; from < rows.length; from += 10_000) {
    const part = rows.slice(from, from + 10_000).map((row) => ({
      customer: row.customer,
      paid_at: row.paidAt,
      amount: row.amount,
      external_id: row.externalId ?? `made-${++made}`,
      merchant: row.merchant ?? null,
      coupon_status: row.couponStatus ?? null,
      province: row.province ?? null,
      city: row.city ?? null,
      country: row.country ?? null,
      quantity: row.quantity ?? 1,
      quarantined: row.quarantined ?? false,
    }))
    const json = JSON.stringify(part)
    await database.db.execute(sql`
      insert into customers (source_id, key)
      select distinct ${sourceId}::int, customer from jsonb_to_recordset(${json}::jsonb) as made(customer text)
      where customer is not null
      on conflict do nothing
    `)
    // As an import does: with the statistics of an empty source every row would be compared with every other.
    if (part.length > MANY) await database.db.execute(sql`analyze customers`)
    await database.db.execute(sql`
      insert into orders (source_id, external_id, customer_id, merchant, paid_at, coupon_status, amount, province, city,
        country, quantity, import_id, fingerprint, quarantined)
      select ${sourceId}::int, external_id, customers.id, merchant, paid_at, coupon_status, amount, province, city,
        country, quantity, 0, 0, quarantined
      from jsonb_to_recordset(${json}::jsonb) as made(
        customer text, external_id text, merchant text, paid_at timestamp(3), coupon_status smallint, amount numeric,
        province text, city text, country text, quantity int, quarantined boolean)
      left join customers on customers.source_id = ${sourceId}::int and customers.key = made.customer
    `)
    await database.db.execute(sql`
      insert into quarantine (customer_id, import_id, status, evidence)
      select distinct customer_id, 0, 'pending', '{}'::jsonb from orders
      where source_id = ${sourceId}::int and quarantined
      on conflict do nothing
    `)
  }
  if (rows.length > MANY) await database.db.execute(sql`analyze orders`)
  const customers = await database.db.execute<{ id: number; key: string }>(
    sql`select id::int as id, key from customers where source_id = ${sourceId}`,
  )
  const ids = new Map(customers.map(({ id, key }) => [key, id]))
  return new Map(rows.flatMap(({ customer }) => (customer === null ? [] : [[customer, ids.get(customer)!] as const])))
}
