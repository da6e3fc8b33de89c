import { sql } from 'drizzle-orm'
import { type Database, schema } from '../../src/db/index.ts'

export type ProductRow = { name: string; nonProduct?: boolean; category?: string | null }

/** Products of a source by their names, which are their codes too. @returns ids by name */
export async function makeProducts(
  database: Database,
  sourceId: number,
  names: (string | ProductRow)[],
): Promise<Map<string, number>> {
  const rows = names.map((name): ProductRow => (typeof name === 'string' ? { name } : name))
  const made = await database.db
    .insert(schema.products)
    .values(
      rows.map(({ name, nonProduct = false, category = null }) => ({
        sourceId,
        code: name,
        description: name,
        nonProduct,
        category,
      })),
    )
    .returning({ id: schema.products.id, code: schema.products.code })
  return new Map(made.map(({ id, code }) => [code, id]))
}

export type LineRow = { order: string; product: string; quantity: number; price: number }

/** Lines of orders that are there, by their external ids. */
export async function makeLines(database: Database, sourceId: number, rows: LineRow[]): Promise<void> {
  await database.db.execute(sql`
    insert into order_lines (order_id, line, product_id, quantity, unit_price)
    select orders.id, row_number() over (), products.id, made.quantity, made.price
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as made ("order" text, product text, quantity int, price numeric)
    join orders on orders.source_id = ${sourceId} and orders.external_id = made."order"
    join products on products.source_id = ${sourceId} and products.code = made.product`)
}

export type ReturnRow = {
  id: string
  line?: number
  customer?: string
  product: string
  returnedAt: string
  quantity: number
  amount: number
}

/** Returns; the customer may be unknown to the source. */
export async function makeReturns(database: Database, sourceId: number, rows: ReturnRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 5000) {
    const part = JSON.stringify(rows.slice(from, from + 5000).map((row, index) => ({ line: from + index, ...row })))
    await database.db.execute(sql`
      insert into order_returns (source_id, external_id, line, customer_id, product_id, returned_at, quantity, amount, import_id)
      select ${sourceId}::int, made.id, made.line, customers.id, products.id, made."returnedAt", made.quantity, made.amount, 0
      from jsonb_to_recordset(${part}::text::jsonb) as made (
        id text, line int, customer text, product text, "returnedAt" timestamp, quantity int, amount numeric
      )
      left join customers on customers.source_id = ${sourceId} and customers.key = made.customer
      left join products on products.source_id = ${sourceId} and products.code = made.product`)
  }
}
