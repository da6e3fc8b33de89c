import { type SQL, sql } from 'drizzle-orm'
import type { Stretch } from '../behaviour/days.ts'

import type { CancelledOrder } from './sold-lines.ts'

/**
 * A query of returned goods: external_id, line, customer_id, product_id, returned_at, quantity, amount. Left out are returns of
 * customers in quarantine, and returns without a customer where every order has one: what they go back on is not in the data.
 */
export function returnedLines(sourceId: number, apart: CancelledOrder[], stretch?: Stretch): SQL {
  const lines = JSON.stringify(apart.map(({ returnId, returnLine }) => ({ id: returnId, line: returnLine })))
  const without =
    apart.length === 0
      ? sql``
      : sql`and (returns.external_id, returns.line) not in (
          select id, line from jsonb_to_recordset(${lines}::text::jsonb) as apart (id text, line int)
        )`
  return sql`
    select returns.external_id, returns.line, returns.customer_id, returns.product_id, returns.returned_at, returns.quantity,
      returns.amount
    from order_returns as returns
    join products on products.id = returns.product_id
    where returns.source_id = ${sourceId} and not products.non_product
      and returns.returned_at >= ${stretch?.from ?? '-infinity'}::timestamp
      and returns.returned_at < ${stretch?.until ?? 'infinity'}::timestamp
      and (returns.customer_id is not null
        or exists (select from valid_orders where source_id = ${sourceId} and customer_id is null))
      and not exists (
        select from quarantine
        where quarantine.customer_id = returns.customer_id and quarantine.status in ('pending', 'confirmed')
      ) ${without}`
}

/** Whether the files of a source say anything of returns. */
export function hasReturns(sourceId: number): SQL {
  return sql`exists (select from order_returns where source_id = ${sourceId})`
}
