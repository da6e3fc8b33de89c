import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'

/** What every answer says of its data: which source, which period, how complete. */
export type SourceFacts = {
  id: number
  name: string
  /** ISO 4217. */
  currency: string
  /** Local times of the first and last valid order. */
  from: string
  to: string
  /** Of the last import that finished; null when the report does not say. */
  completeness: { rowsRead: number; rowsKept: number; share: number } | null
  /** Orders left out because their customer is in quarantine. */
  quarantinedOrders: number
}

/** @returns null when the source does not exist or has no valid orders */
export async function sourceFacts(database: Database, sourceId: number): Promise<SourceFacts | null> {
  const [row] = await database.db.execute<FactsRow>(sql`
    with last_import as (
      select (report ->> 'rows_read')::int as rows_read, (report ->> 'rows_kept')::int as rows_kept
      from imports
      where source_id = ${sourceId} and status = 'done'
      order by id desc
      limit 1
    )
    select
      sources.id,
      sources.name,
      sources.currency,
      (select min(paid_at)::text from valid_orders where source_id = sources.id) as "from",
      (select max(paid_at)::text from valid_orders where source_id = sources.id) as "to",
      rows_read as "rowsRead",
      rows_kept as "rowsKept",
      (select count(*)::int from customers join quarantine on customer_id = customers.id
        join orders on orders.customer_id = customers.id
        where customers.source_id = sources.id and quarantined) as "quarantinedOrders"
    from sources
    left join last_import on true
    where sources.id = ${sourceId}`)
  if (!row || row.from === null || row.to === null) return null
  const { rowsRead, rowsKept, from, to, ...facts } = row
  return {
    ...facts,
    from,
    to,
    completeness:
      rowsRead === null || rowsKept === null || rowsRead === 0
        ? null
        : { rowsRead, rowsKept, share: rowsKept / rowsRead },
  }
}

type FactsRow = {
  id: number
  name: string
  currency: string
  from: string | null
  to: string | null
  rowsRead: number | null
  rowsKept: number | null
  quarantinedOrders: number
}
