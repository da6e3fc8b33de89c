import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'

/** Leaves a source as it is right after its import, in a database that has no other. */
export async function forgetComputed({ db }: Database, sourceId: number): Promise<void> {
  await db.execute(sql`truncate customer_lifetimes, rfm_scores, rfm_snapshots, value_models`)
  await db.execute(sql`update products set category = null where source_id = ${sourceId}`)
  await db.execute(sql`vacuum (analyze) customer_lifetimes, rfm_scores, rfm_snapshots, value_models, products`)
}
