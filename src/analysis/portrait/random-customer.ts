import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'

/**
 * A customer of the source with at least one valid order: the next one from a random id, so that a million customers cost
 * no more than ten. @param random in [0, 1)
 * @returns null when there is none
 */
export async function randomCustomer(
  database: Database,
  sourceId: number,
  random: () => number = Math.random,
): Promise<number | null> {
  const [row] = await database.db.execute<{ id: number }>(sql`
    with bounds as (select min(id) as first, max(id) as last from customers where source_id = ${sourceId}),
    start as (select first + floor(${random()}::float8 * (last - first + 1))::bigint as id from bounds)
    select customers.id::float8 as id
    from customers, start
    where source_id = ${sourceId} and exists (select from valid_orders where customer_id = customers.id)
    order by customers.id < start.id, customers.id
    limit 1`)
  return row?.id ?? null
}
