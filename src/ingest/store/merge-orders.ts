import type postgres from 'postgres'
import type { StagingTables } from './staging.ts'

export type Merged = { new: number; updated: number; unchanged: number; lines: number; products: number }

/** Codes of the UCI file that are no goods (domain.md §1). */
export const NON_PRODUCTS = ['POST', 'DOT', 'M', 'C2', 'BANK CHARGES', 'PADS', 'D', 'S', 'B', 'CRUK', 'AMAZONFEE']

/**
 * Brings the orders of a file into the source: new ones are added, those that the file says differently are replaced
 * with their lines, the others are not touched. Rows go in by line of the file, which is the order of the keys.
 */
export async function mergeOrders(
  tx: postgres.TransactionSql,
  tables: StagingTables,
  { sourceId, importId, lineLevel }: { sourceId: number; importId: number; lineLevel: boolean },
): Promise<Merged> {
  const staged = tx(tables.orders)
  const changed = tx(tables.changed)
  const newCustomers = await tx`
    insert into customers (source_id, key)
    select ${sourceId}::int, customer
    from ${staged} as staged
    where customer is not null
      and not exists (select from customers where source_id = ${sourceId} and key = staged.customer)
    group by customer order by min(line)`
  // Without fresh statistics the planner takes a new source for empty and compares every row with every other.
  if (newCustomers.count > 0) await tx`analyze customers`
  await tx`create unlogged table ${changed} (id bigint, order_id text collate "C")`
  const updated = await tx`
    with updated as (
      update orders set
        customer_id = customers.id, merchant = staged.merchant, paid_at = staged.paid_at,
        coupon_status = staged.coupon_status, amount = staged.amount, postage = staged.postage,
        province = staged.province, city = staged.city, country = staged.country, quantity = staged.quantity,
        import_id = ${importId}, fingerprint = staged.fingerprint, quarantined = false
      from ${staged} as staged
      left join customers on customers.source_id = ${sourceId} and customers.key = staged.customer
      where orders.source_id = ${sourceId} and orders.external_id = staged.order_id
        and orders.fingerprint <> staged.fingerprint
      returning orders.id, staged.order_id
    )
    insert into ${changed} select * from updated`
  if (updated.count > 0)
    await tx`delete from order_lines using ${changed} as changed where order_lines.order_id = changed.id`
  const inserted = await tx`
    with inserted as (
      insert into orders (source_id, external_id, customer_id, merchant, paid_at, coupon_status, amount, postage,
        province, city, country, quantity, import_id, fingerprint)
      select ${sourceId}::int, order_id, customers.id, merchant, paid_at, coupon_status, amount, postage, province, city,
        country, quantity, ${importId}::int, fingerprint
      from ${staged} as staged
      left join customers on customers.source_id = ${sourceId} and customers.key = staged.customer
      where not exists (select from orders where source_id = ${sourceId} and external_id = staged.order_id)
      order by line
      returning id, external_id
    )
    insert into ${changed} select * from inserted`
  const products = lineLevel ? await mergeProducts(tx, tables, sourceId) : 0
  const anything = updated.count + inserted.count > 0
  const lines = lineLevel && anything ? await insertLines(tx, tables) : 0
  if (anything) await tx`analyze orders`
  if (lines > 0) await tx`analyze order_lines (order_id, product_id)`
  const [all] = await tx<[{ count: number }]>`select count(*)::int as count from ${staged}`
  const unchanged = all.count - updated.count - inserted.count
  return { new: inserted.count, updated: updated.count, unchanged, lines, products }
}

/** A product is described by its last line that describes it. @returns how many products the file has */
async function mergeProducts(tx: postgres.TransactionSql, tables: StagingTables, sourceId: number): Promise<number> {
  const named = tx(tables.products)
  const { count } = await tx`
    create unlogged table ${named} as
    with named as (
      select product as code, max(line) filter (where description is not null) as line
      from ${tx(tables.rows)} group by product
    )
    select named.code, rows.description, null::int as id from named left join ${tx(tables.rows)} as rows using (line)`
  await tx`
    insert into products (source_id, code, description, non_product)
    select ${sourceId}::int, code, description, upper(code) = any(${NON_PRODUCTS}::text[])
    from ${named} as named
    where not exists (
      select from products
      where source_id = ${sourceId} and products.code = named.code
        and products.description is not distinct from coalesce(named.description, products.description)
    )
    order by code
    on conflict (source_id, code) do update set description = excluded.description`
  await tx`analyze products`
  await tx`
    update ${named} as named set id = products.id from products
    where products.source_id = ${sourceId} and products.code = named.code`
  await tx`analyze ${named}`
  return count
}

async function insertLines(tx: postgres.TransactionSql, tables: StagingTables): Promise<number> {
  await tx`analyze ${tx(tables.changed)}`
  const { count } = await tx`
    insert into order_lines (order_id, line, product_id, quantity, unit_price, discount)
    select changed.id, rows.line, named.id, rows.quantity,
      coalesce(rows.unit_price, rows.amount / rows.quantity), rows.discount
    from ${tx(tables.rows)} as rows
    join ${tx(tables.changed)} as changed using (order_id)
    join ${tx(tables.products)} as named on named.code = rows.product`
  return count
}
