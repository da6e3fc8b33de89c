import type { Database } from '../../db/index.ts'
import { sourceFacts } from '../behaviour/source-facts.ts'
import { chooseBounds } from '../levels.ts'
import { type CustomerLifetime, customerLifetime } from '../lifetime/index.ts'
import { customerCategories } from '../products/index.ts'
import { readSettings } from '../settings/index.ts'
import { interestTags } from './interest-tags.ts'
import { type CustomerFacts, type CustomerOrder, readCustomer, readHabits, readOrders } from './read-customer.ts'
import { readReturns } from './read-returns.ts'
import { type CustomerValue, readValue } from './read-value.ts'
import { type ShopMiddle, shopMiddle } from './shop-middle.ts'
import { type Tag, tagCustomer } from './tags.ts'

export type Portrait = CustomerFacts & {
  tags: Tag[]
  /** Null when there is no snapshot, or the customer is not in it. */
  value: CustomerValue | null
  /** What the shop may expect of the customer, or why nobody can say. */
  lifetime: CustomerLifetime
  /** Null when the source has no valid orders. */
  middle: ShopMiddle | null
  /** The latest orders, oldest first; `orders` says how many there are in all. */
  timeline: CustomerOrder[]
  /** Local times of the source's first and last order, which give a single purchase its place. */
  shopPeriod: { from: string; to: string }
}

/** Most orders that a timeline shows. */
const TIMELINE = 200

/** One customer as the shop knows them (domain.md §5). @returns null when there is no such customer or no order */
export async function portrait(database: Database, customerId: number): Promise<Portrait | null> {
  if (!Number.isSafeInteger(customerId)) return null
  const customer = await readCustomer(database, customerId)
  if (!customer) return null
  const habits = await readHabits(database, customerId)
  const middle = await shopMiddle(database, customer.sourceId, customer.total)
  const settings = await readSettings(database)
  const bounds = await chooseBounds(customer.currency, settings, async () => middle?.terciles ?? null)
  const returns = await readReturns(database, customerId)
  const favourites = await customerCategories(database, customerId)
  const shop = await sourceFacts(database, customer.sourceId)
  const latest = await readOrders(database, customerId, TIMELINE)
  return {
    ...customer,
    tags: [...tagCustomer(customer, habits, returns, bounds, settings.frequent), ...interestTags(favourites)],
    value: await readValue(database, customer),
    lifetime: await customerLifetime(database, customerId),
    middle,
    timeline: latest.reverse(),
    shopPeriod: { from: shop?.from ?? customer.firstOrder, to: shop?.to ?? customer.lastOrder },
  }
}
