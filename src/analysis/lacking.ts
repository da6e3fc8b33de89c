import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/index.ts'
import { type SourceFacts, sourceFacts } from './behaviour/source-facts.ts'

/** What an analysis may need of a source's files, by the field of an order that says it. */
export const dataNeeds = ['customer', 'merchant', 'coupon_status', 'place', 'product', 'returns'] as const

export type DataNeed = (typeof dataNeeds)[number]

/** An analysis that the data at hand cannot give, and what no order says. */
export type Lacking = { lacking: DataNeed[]; source: SourceFacts }

const evidence: Record<DataNeed, (sourceId: number) => SQL> = {
  customer: (id) => sql`select from valid_orders where source_id = ${id} and customer_id is not null`,
  merchant: (id) => sql`select from valid_orders where source_id = ${id} and merchant is not null`,
  coupon_status: (id) => sql`select from valid_orders where source_id = ${id} and coupon_status is not null`,
  place: (id) => sql`select from valid_orders where source_id = ${id} and coalesce(province, country) is not null`,
  product: (id) => sql`select from products where source_id = ${id} and not non_product`,
  returns: (id) => sql`select from order_returns where source_id = ${id}`,
}

/**
 * Holds a source against what an analysis needs.
 * @returns its facts; or what it lacks; or null where there is no source or no valid order
 */
export async function sourceWith(
  database: Database,
  sourceId: number,
  needs: DataNeed[],
): Promise<SourceFacts | Lacking | null> {
  const source = await sourceFacts(database, sourceId)
  if (!source) return null
  const lacking: DataNeed[] = []
  for (const need of needs) {
    const [row] = await database.db.execute<{ there: boolean }>(
      sql`select exists (${evidence[need](sourceId)}) as there`,
    )
    if (!row?.there) lacking.push(need)
  }
  return lacking.length > 0 ? { lacking, source } : source
}

export function isLacking(result: object): result is Lacking {
  return 'lacking' in result
}
