import { count, decimal, type Outcome, withhold } from '../advice.ts'
import type { WhereFindings } from './where-findings.ts'

/** Below so many orders a shop, shops differ by chance more than by what they do (domain.md §2). */
const ENOUGH_ORDERS_EACH = 10

/** Ranking shops is not advised where they have too few orders to tell them apart. */
export function shopsTooThin({ shops, quantities }: WhereFindings): Outcome {
  if (shops < 2) return null
  const each = quantities.reduce((sum, { orders }) => sum + orders, 0) / shops
  if (each >= ENOUGH_ORDERS_EACH) return null
  const figures = { shops: count(shops), orders_each: decimal(each), needed: count(ENOUGH_ORDERS_EACH) }
  return withhold({ claim: 'shops', topic: 'where', reason: 'thin_shops', figures, key: 'orders_each' })
}
