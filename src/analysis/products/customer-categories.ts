import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { OTHER } from './category-table.ts'

/** What a customer buys again and again, and the evidence. */
type Favourite = {
  /** Orders that hold it, of all the customer's orders with products, and its share of them. */
  orders: number
  shareOfOrders: number
  /** Sales of its lines, and their share of the customer's sales of products; null where those are nothing. */
  amount: number
  share: number | null
  quantity: number
  /** Local time of the last such order. */
  lastAt: string
  /** As many orders as the next one: only the date put it first. */
  tied: boolean
}

export type FavouriteCategory = Favourite & { category: string }
export type FavouriteProduct = Favourite & { code: string; product: string; category: string }

export type CustomerFavourites = {
  /** Orders of the customer with products. */
  orders: number
  /** Categories by orders, then by the last order; what no keyword matched is in none. */
  categories: FavouriteCategory[]
  products: FavouriteProduct[]
}

const MOST = 10

/**
 * Favourite categories and products of one customer, quarantined or not, as the portrait shows them (domain.md §5).
 * @returns null where the customer's orders have no lines with products
 */
export async function customerCategories(database: Database, customerId: number): Promise<CustomerFavourites | null> {
  const rows = await database.db.execute<Read>(sql`
    with own as (
      select orders.id as order_id, orders.paid_at, order_lines.product_id, order_lines.quantity,
        order_lines.quantity * order_lines.unit_price as sales, coalesce(products.category, ${OTHER}) as category,
        products.code, coalesce(products.description, products.code) as product
      from orders
      join order_lines on order_lines.order_id = orders.id
      join products on products.id = order_lines.product_id
      where orders.customer_id = ${customerId} and not products.non_product
    )
    select category, product_id as "productId", min(code) as code, min(product) as product,
      count(distinct order_id)::int as orders, sum(sales)::float8 as amount, sum(quantity)::float8 as quantity,
      max(paid_at)::text as "lastAt", grouping(category, product_id) as level
    from own
    group by grouping sets ((category), (category, product_id), ())
    order by orders desc, max(paid_at) desc, amount desc, code`)
  const whole = rows.find(({ level }) => level === ALL)
  if (!whole || whole.orders === 0) return null
  const favourites = (wanted: number) =>
    rows
      .filter(({ level }) => level === wanted)
      .map(({ level: _, productId: __, ...row }, index, all) => ({
        ...row,
        shareOfOrders: row.orders / whole.orders,
        share: whole.amount > 0 ? row.amount / whole.amount : null,
        tied: all[index + 1]?.orders === row.orders,
      }))
  return {
    orders: whole.orders,
    categories: favourites(CATEGORY)
      .filter(({ category }) => category !== OTHER)
      .slice(0, MOST)
      .map(({ code: _, product: __, ...row }) => row),
    products: favourites(PRODUCT).slice(0, MOST),
  }
}

type Read = Omit<FavouriteProduct, 'shareOfOrders' | 'share' | 'tied'> & { productId: number; level: number }

/** Postgres' grouping(category, product_id): a bit is set for what a row is not grouped by. */
const PRODUCT = 0
const CATEGORY = 1
const ALL = 3
