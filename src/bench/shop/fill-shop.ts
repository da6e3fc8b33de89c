import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { fillLines } from './fill-lines.ts'
import { share, skewed } from './share.ts'

export type FilledShop = { sourceId: number; orders: number; customers: number }

const FIRST_DAY = '2021-07-01'
const DAYS = 365
/** The day after the last order. */
export const dayAfterFilledOrders = '2022-07-01'

/** The mean of the numbers of orders that `customersSql` draws is a little above, so that there are orders enough. */
const ORDERS_A_CUSTOMER = 2
const MERCHANTS = 2000

/**
 * A made-up shop, made in the database itself and the same every time; its rows stand in the order of time, as those of a
 * file do. Two in three customers buy once, the number of those who buy n times or more falls with n to the power of 5/3,
 * and half of the customers stop long before the year ends.
 * @param withLines products too, whose names fall into categories, and some two lines an order
 */
export async function fillShop(
  { db }: Database,
  { orders, withLines }: { orders: number; withLines: boolean },
): Promise<FilledShop> {
  const [source] = await db.execute<{ id: number }>(
    sql`insert into sources (name, preset, currency) values (${`shop of ${orders}`}, 'bench', 'CNY') returning id`,
  )
  const sourceId = source!.id
  const customers = Math.ceil(orders / ORDERS_A_CUSTOMER)
  await db.execute(sql`
    insert into customers (source_id, key)
    select ${sourceId}::int, 'customer ' || number from generate_series(1, ${customers}::int) as number`)
  await db.execute(ordersSql(sourceId, customers, orders))
  if (withLines) await fillLines(db, sourceId)
  // What autovacuum does within minutes of an import.
  await db.execute(sql`vacuum (analyze) customers, orders, products, order_lines, order_returns`)
  const [counts] = await db.execute<{ orders: number; customers: number }>(sql`
    select count(*)::int as orders, count(distinct customer_id)::int as customers
    from orders
    where source_id = ${sourceId}`)
  return { sourceId, ...counts! }
}

/** @param most of the orders that are drawn */
function ordersSql(sourceId: number, customers: number, most: number): SQL {
  return sql`
    with drawn as (
      select number, ${share('number', 1)} as home, ${share('number', 2)} as shop,
        least(400, floor((1 - ${share('number', 3)}) ^ -0.6)) as orders,
        ${share('number', 4)} as came,
        case when ${share('number', 5)} < 0.5 then 1 else ${share('number', 6)} end as stays
      from generate_series(1, ${customers}::int) as number
    ),
    numbered as (
      select *, row_number() over () as nth from drawn cross join lateral generate_series(1, orders::int) as again
    ),
    paid as (
      select *,
        ${FIRST_DAY}::timestamp
          + floor(${DAYS}::int * (came + (1 - came) * stays * ${share('nth', 7)})) * interval '1 day'
          + (${share('nth', 8)} + ${share('nth', 9)}) * interval '12 hours' as paid_at
      from numbered
      where nth <= ${most}::int
    ),
    first as (select min(id) as id from customers where source_id = ${sourceId}::int)
    insert into orders (source_id, external_id, customer_id, merchant, paid_at, coupon_status, amount, province, city,
      quantity, import_id, fingerprint)
    select ${sourceId}::int, 'order ' || nth, first.id + number - 1,
      'merchant ' || floor(${MERCHANTS}::int * case when shop < 0.5 then 2 * shop else ${skewed('nth', 10)} end),
      paid_at, floor(3 * ${share('nth', 11)}) - 1, round((5 + 200 * ${skewed('nth', 12)})::numeric, 2),
      (${sql.param(`{${provinces.join(',')}}`)}::text[])[1 + floor(${provinces.length}::int * home * home)::int],
      'city ' || floor(300 * home), 1 + floor(3 * ${share('nth', 13)}), 0, 0
    from paid, first
    order by paid_at`
}

const provinces = [
  '广东省',
  '上海',
  '北京',
  '浙江省',
  '江苏省',
  '山东省',
  '四川省',
  '湖北省',
  '福建省',
  '河南省',
  '湖南省',
  '辽宁省',
]
