import type { Database } from '../../../db/index.ts'
import { type QuantityCount, quantityCounts } from '../../behaviour/distributions.ts'
import {
  type Coupons,
  coupons,
  daysOf,
  type PlaceRanking,
  placeRanking,
  type SourceFacts,
} from '../../behaviour/index.ts'
import { isLacking, type Lacking } from '../../lacking.ts'
import { type CategorySales, categorySales } from '../../products/index.ts'
import { countShops } from './count-shops.ts'
import { type OrderSizes, readOrderSizes } from './read-order-sizes.ts'
import { readSingleCoupons, type SingleCoupons } from './read-single-coupons.ts'

/** What the data cannot give is null. */
export type WhereFindings = {
  places: PlaceRanking | null
  categories: CategorySales | null
  sizes: OrderSizes | null
  /** Orders by their number of items. */
  quantities: QuantityCount[]
  couponsByLevel: Coupons | null
  /** The same of customers with one order. */
  singleCoupons: SingleCoupons[]
  /** How many shops the orders name; 0 where they name none. */
  shops: number
}

export async function readWhere(database: Database, source: SourceFacts): Promise<WhereFindings> {
  // The lines of orders take as long as everything else.
  const [categories, others] = await Promise.all([
    categorySales(database, { sourceId: source.id, period: 'all' }),
    readOrders(database, source),
  ])
  return { categories: known(categories), ...others }
}

async function readOrders(database: Database, source: SourceFacts): Promise<Omit<WhereFindings, 'categories'>> {
  const sourceId = source.id
  const period = 'all' as const
  const couponsByLevel = known(await coupons(database, { sourceId, period, view: 'level' }))
  return {
    places: known(await placeRanking(database, { sourceId, period })),
    sizes: await readOrderSizes(database, sourceId),
    quantities: await quantityCounts(database, sourceId, daysOf(source, period).stretch),
    couponsByLevel,
    singleCoupons: couponsByLevel?.bounds ? await readSingleCoupons(database, sourceId, couponsByLevel.bounds) : [],
    shops: await countShops(database, sourceId),
  }
}

function known<Result extends object>(result: Result | Lacking | null): Result | null {
  return result === null || isLacking(result) ? null : result
}
