import type { CustomerFavourites } from '../products/index.ts'
import { ENOUGH_ORDERS } from './mode.ts'

type Interest = {
  /** Orders that hold it, of the customer's orders with products. */
  count: number
  of: number
  amount: number
  /** Another is in as many orders, and the most recent order decided. */
  tied: boolean
  fewOrders: boolean
}

export type CategoryTag = Interest & { tag: 'category'; category: string }
export type ProductTag = Interest & { tag: 'product'; product: string }

/** Most categories that are named, and most products. */
const CATEGORIES = 3
const PRODUCTS = 2
/** A product bought once is a purchase; twice is a liking. */
const LIKED_FROM = 2

/** What the customer buys again and again (domain.md §5, interests). */
export function interestTags(favourites: CustomerFavourites | null): (CategoryTag | ProductTag)[] {
  if (!favourites) return []
  const { orders } = favourites
  const evidence = (row: { orders: number; amount: number; tied: boolean }) => ({
    count: row.orders,
    of: orders,
    amount: row.amount,
    tied: row.tied,
    fewOrders: orders < ENOUGH_ORDERS,
  })
  return [
    ...favourites.categories
      .slice(0, CATEGORIES)
      .map((row): CategoryTag => ({ tag: 'category', category: row.category, ...evidence(row) })),
    ...favourites.products
      .filter((row) => row.orders >= LIKED_FROM)
      .slice(0, PRODUCTS)
      .map((row): ProductTag => ({ tag: 'product', product: row.product, ...evidence(row) })),
  ]
}
