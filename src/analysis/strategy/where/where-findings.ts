import type { Database } from '../../../db/index.ts'
import type { SourceFacts } from '../../behaviour/index.ts'
import { type OrderSizes, readOrderSizes } from './read-order-sizes.ts'

/** What the data cannot give is null. */
export type WhereFindings = { sizes: OrderSizes | null }

export async function readWhere(database: Database, { id: sourceId }: SourceFacts): Promise<WhereFindings> {
  return { sizes: await readOrderSizes(database, sourceId) }
}
