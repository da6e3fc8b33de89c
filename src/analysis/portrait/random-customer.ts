import { type SQL, sql } from 'drizzle-orm'
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
    select id::float8 as id
    from (
      (select 1 as turn, ${firstFrom(sourceId, sql`(select id from start)`)})
      union all
      (select 2 as turn, ${firstFrom(sourceId, sql`0`)})
    ) as found
    order by turn
    limit 1`)
  return row?.id ?? null
}

/** Without a wrap-around in one sort: this stops at the first row of the index. */
function firstFrom(sourceId: number, from: SQL): SQL {
  return sql`customers.id
    from customers
    where source_id = ${sourceId} and id >= ${from} and exists (select from valid_orders where customer_id = customers.id)
    order by customers.id
    limit 1`
}
