import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { skewed } from './share.ts'

const PRODUCTS = 4000
const colours = ['WHITE', 'RED', 'BLUE', 'VINTAGE', 'WOODEN', 'GLASS', 'SMALL', 'LARGE', 'FRENCH', 'HEART']
const things = [
  'LANTERN',
  'TEA CUP',
  'CANDLE HOLDER',
  'LUNCH BOX',
  'ALARM CLOCK',
  'CAKE STAND',
  'BUNTING',
  'DOORMAT',
  'BAG',
]

/**
 * Products of a made-up shop, and the lines of its orders: one a piece, which share what was paid; of one order in fifty a
 * piece comes back.
 */
export async function fillLines(db: Database['db'], sourceId: number): Promise<void> {
  await db.execute(sql`
    insert into products (source_id, code, description)
    select ${sourceId}::int, number::text, ${oneOf(colours)} || ' ' || ${oneOf(things)} || ' NO ' || number
    from generate_series(1, ${PRODUCTS}::int) as number`)
  await db.execute(sql`
    with first as (select min(id) as id from products where source_id = ${sourceId}::int)
    insert into order_lines (order_id, line, product_id, quantity, unit_price)
    select orders.id, line, first.id + floor(${PRODUCTS}::int * ${skewed('orders.id * 4 + line', 1)}), 1, amount / orders.quantity
    from orders
    cross join first
    cross join lateral generate_series(1, orders.quantity) as line
    where source_id = ${sourceId}::int
    order by orders.id`)
  await db.execute(sql`
    insert into order_returns (source_id, external_id, line, customer_id, product_id, returned_at, quantity, amount, import_id)
    select source_id, 'return of ' || external_id, line, customer_id, product_id, paid_at + interval '5 days',
      order_lines.quantity, unit_price, 0
    from orders
    join order_lines on order_id = orders.id
    where source_id = ${sourceId}::int and orders.id % 50 = 0 and line = 1`)
}

function oneOf(words: string[]) {
  return sql`(${sql.param(`{${words.map((word) => `"${word}"`).join(',')}}`)}::text[])[1 + number % ${words.length}::int]`
}
