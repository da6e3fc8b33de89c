import type postgres from 'postgres'
import type { ImportReport } from '../types.ts'
import { NON_PRODUCTS } from './merge-orders.ts'
import type { StagingTables } from './staging.ts'

/**
 * Brings what went back into the source: all lines of one id together take the place of those it had, and where they say
 * the same nothing is written. A product that was only ever returned is made; a customer is not.
 * @returns the lines of the file and their amount, with `drop` without those that say the same as an earlier one
 */
export async function mergeReturns(
  tx: postgres.TransactionSql,
  tables: StagingTables,
  { sourceId, importId, duplicates }: { sourceId: number; importId: number; duplicates: 'keep' | 'drop' },
): Promise<ImportReport['returns']> {
  const staged = tx(tables.returns)
  if (duplicates === 'drop') {
    await tx`
      delete from ${staged} using (
        select line as later, row_number() over (
          partition by order_id, customer, returned_at, quantity, amount, unit_price, product, description order by line
        ) as n
        from ${staged}
      ) as numbered
      where line = later and n > 1`
  }
  await addProducts()
  await tx`analyze ${staged} (order_id, customer, product)`
  await replaceChanged()
  const [all] = await tx<[ImportReport['returns']]>`
    select count(*)::int as lines, coalesce(sum(${amount()}), 0)::float8 as amount from ${staged}`
  return { ...all }

  function amount() {
    return tx`coalesce(amount, quantity * unit_price)::numeric(16, 4)`
  }

  async function addProducts(): Promise<void> {
    await tx`
      insert into products (source_id, code, description, non_product)
      select ${sourceId}::int, product, (array_agg(description order by line desc) filter (where description is not null))[1],
        upper(product) = any(${NON_PRODUCTS}::text[])
      from ${staged} as staged
      where product is not null
        and not exists (select from products where source_id = ${sourceId} and code = staged.product)
      group by product
      order by product`
  }

  async function replaceChanged(): Promise<void> {
    const said = tx`customer_id, product_id, returned_at, quantity, amount`
    const fingerprint = tx`sum(hashtextextended(row(${said})::text, 0)::numeric) as fingerprint`
    const resolved = tx`
      resolved as (
        select order_id as external_id, line, customers.id as customer_id, products.id as product_id, returned_at, quantity,
          ${amount()} as amount
        from ${staged} as staged
        left join customers on customers.source_id = ${sourceId} and customers.key = staged.customer
        left join products on products.source_id = ${sourceId} and products.code = staged.product
      )`
    await tx`
      with ${resolved},
      new as (select external_id, ${fingerprint} from resolved group by external_id),
      known as (
        select external_id, ${fingerprint} from order_returns where source_id = ${sourceId} group by external_id
      )
      delete from order_returns using new join known using (external_id)
      where source_id = ${sourceId} and order_returns.external_id = new.external_id
        and new.fingerprint <> known.fingerprint`
    await tx`
      with ${resolved}
      insert into order_returns (source_id, external_id, line, ${said}, import_id)
      select ${sourceId}::int, external_id, line, ${said}, ${importId}::int
      from resolved
      where not exists (
        select from order_returns where source_id = ${sourceId} and order_returns.external_id = resolved.external_id
      )
      order by line`
  }
}
