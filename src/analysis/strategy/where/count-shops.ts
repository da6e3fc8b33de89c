import { sql } from 'drizzle-orm'
import type { Database } from '../../../db/index.ts'

/** How many shops the orders of a source name. */
export async function countShops(database: Database, sourceId: number): Promise<number> {
  const [row] = await database.db.execute<{ shops: number }>(sql`
    select count(*)::int as shops
    from (select from valid_orders where source_id = ${sourceId} and merchant is not null group by merchant) as shops`)
  return row!.shops
}
