import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'

export type FilledShop = { sourceId: number; customers: number }

const FIRST_DAY = '2022-01-01'
const DAYS = 180
/** The day after the last order. */
export const dayAfterFilledOrders = '2022-06-30'

/** Orders made in the database itself, the same every time: two a customer on average, a few customers with very many. */
export async function fillOrders(database: Database, orders: number): Promise<FilledShop> {
  const customers = Math.ceil(orders / 2)
  const [source] = await database.db.execute<{ id: number }>(
    sql`insert into sources (name, preset, currency) values (${`shop of ${orders}`}, 'bench', 'CNY') returning id`,
  )
  const sourceId = source!.id
  await database.db.execute(sql`
    insert into customers (source_id, key)
    select ${sourceId}::int, 'customer ' || number from generate_series(1, ${customers}::int) as number`)
  await database.db.execute(sql`
    with drawn as (
      select number, ${share('number', 1)} as who, ${share('number', 2)} as at, ${share('number', 3)} as paid
      from generate_series(1, ${orders}::int) as number
    ),
    first as (select min(id) as id from customers where source_id = ${sourceId}::int)
    insert into orders (source_id, external_id, customer_id, paid_at, coupon_status, amount, quantity, import_id, fingerprint)
    select ${sourceId}::int, 'order ' || number, first.id + floor(${customers}::int * who * who),
      ${FIRST_DAY}::timestamp + at * ${DAYS - 1} * interval '1 day', number % 3 - 1, round((5 + 200 * paid * paid)::numeric, 2),
      1, 0, 0
    from drawn, first`)
  await database.db.execute(sql`analyze customers, orders`)
  return { sourceId, customers }
}

/** A number in [0, 1) that follows from another one. */
function share(column: string, seed: number) {
  return sql`((hashint8extended(${sql.raw(column)}, ${sql.raw(String(seed))}) & 1048575) / 1048576.0::float8)`
}
