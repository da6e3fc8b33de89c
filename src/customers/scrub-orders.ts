import type postgres from 'postgres'
import type { ErasedName } from './erased-name.ts'
import { orderIdWithout } from './order-id.ts'

/** Takes the name out of the ids of the customer's orders and returns, where these are made of it. */
export async function scrubOrderIds(
  tx: postgres.TransactionSql,
  customerId: number,
  erased: ErasedName,
): Promise<void> {
  for (const table of ['orders', 'order_returns']) {
    const rows = await tx<{ id: string; key: string | null }[]>`
      select distinct external_id as id, mapping ->> 'orderKey' as key
      from ${tx(table)} as named left join imports on imports.id = import_id
      where customer_id = ${customerId} and strpos(external_id, ${erased.name}) > 0`
    const renamed = rows
      .map(({ id, key }) => ({ id, without: orderIdWithout(erased, key, id) }))
      .filter(({ id, without }) => id !== without)
    if (renamed.length === 0) continue
    await tx`
      update ${tx(table)} as named set external_id = renamed.without
      from unnest(${renamed.map(({ id }) => id)}::text[], ${renamed.map(({ without }) => without)}::text[])
        as renamed (id, without)
      where customer_id = ${customerId} and external_id = renamed.id`
  }
}
