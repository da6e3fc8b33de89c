import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { bandOf, thirdOf } from '../behaviour/calendar-cells.ts'

export type CustomerOrder = {
  externalId: string
  /** Local time. */
  paidAt: string
  amount: number
  quantity: number
  merchant: string | null
  province: string | null
  city: string | null
  country: string | null
  couponStatus: 1 | 0 | -1 | null
}

export type CustomerFacts = {
  customerId: number
  key: string
  sourceId: number
  sourceName: string
  currency: string
  orders: number
  total: number
  quantity: number
  /** Local times. */
  firstOrder: string
  lastOrder: string
  couponsUsed: number
  couponsKnown: number
  quarantine: 'pending' | 'confirmed' | 'released' | null
}

/** How often a habit occurred and when last; all values of the habit, unsorted. */
export type HabitCount = {
  habit: 'band' | 'third' | 'place'
  value: string
  province: string | null
  city: string | null
  country: string | null
  count: number
  lastAt: string
}

/** Reads the customer's own orders, quarantined or not: a portrait shows what there is and says if it is in no measure. */
export async function readCustomer(database: Database, customerId: number): Promise<CustomerFacts | null> {
  const [row] = await database.db.execute<CustomerFacts>(sql`
    select
      customers.id::float8 as "customerId",
      customers.key,
      sources.id as "sourceId",
      sources.name as "sourceName",
      sources.currency,
      count(*)::int as orders,
      sum(amount)::float8 as total,
      sum(quantity)::float8 as quantity,
      min(paid_at)::text as "firstOrder",
      max(paid_at)::text as "lastOrder",
      count(*) filter (where coupon_status = 1)::int as "couponsUsed",
      count(coupon_status)::int as "couponsKnown",
      quarantine.status as quarantine
    from customers
    join sources on sources.id = customers.source_id
    join orders on orders.customer_id = customers.id
    left join quarantine on quarantine.customer_id = customers.id
    where customers.id = ${customerId}
    group by customers.id, customers.key, sources.id, quarantine.status`)
  return row ?? null
}

/** The latest orders, newest first. */
export function readOrders(database: Database, customerId: number, limit: number): Promise<CustomerOrder[]> {
  return database.db.execute<CustomerOrder>(sql`
    select external_id as "externalId", paid_at::text as "paidAt", amount::float8 as amount, quantity, merchant, province,
      city, country, coupon_status as "couponStatus"
    from orders
    where customer_id = ${customerId}
    order by paid_at desc, id desc
    limit ${limit}`)
}

/** Bands of the day (a time of exactly midnight is that of a day without a time, and says nothing), thirds of the month, and places as they were written. */
export function readHabits(database: Database, customerId: number): Promise<HabitCount[]> {
  return database.db.execute<HabitCount>(sql`
    with own as (
      select paid_at, province, city, country,
        ${bandOf(sql`extract(hour from paid_at)`)} as band, ${thirdOf(sql`paid_at`)} as third
      from orders
      where customer_id = ${customerId}
    )
    select 'band' as habit, band as value, null as province, null as city, null as country, count(*)::int as count,
      max(paid_at)::text as "lastAt"
    from own where paid_at::time <> time '00:00' group by band
    union all
    select 'third', third, null, null, null, count(*)::int, max(paid_at)::text from own group by third
    union all
    select 'place', concat_ws(' ', country, province, city), province, city, country, count(*)::int, max(paid_at)::text
    from own
    where coalesce(province, city, country) is not null
    group by province, city, country`)
}
