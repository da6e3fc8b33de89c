import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { daysOf, type Period } from '../behaviour/period.ts'
import { isLacking, type Lacking } from '../lacking.ts'
import { cancelledOrders } from './cancelled-orders.ts'
import { type CategoryRow, type CategorySales, categorySales } from './category-sales.ts'
import { categoryKey, OTHER } from './category-table.ts'
import { soldLines } from './sold-lines.ts'

export type CategoryDetail = Omit<CategorySales, 'view' | 'categories' | 'sought'> & {
  view: 'category'
  category: CategoryRow
  /** Rank by sales, from 1, of so many categories. */
  rank: number
  categories: number
  months: { month: string; sales: number; orders: number }[]
  /** Its best sellers by sales, at most twenty, and how many products of it were sold. */
  products: { code: string; product: string; sales: number; quantity: number; orders: number; share: number | null }[]
  productsSold: number
  /** Unit prices of its lines: what the cheapest tenth stays below, the middle, what the dearest tenth is above. */
  prices: { low: number; middle: number; high: number } | null
}

const MOST = 20

/**
 * One category of `categorySales`, with its months, best sellers and prices.
 * @param category code or key of a category
 * @returns all categories where there is no such one in the period
 */
export async function categoryDetail(
  database: Database,
  { sourceId, period, category }: { sourceId: number; period: Period; category: string },
): Promise<CategoryDetail | CategorySales | Lacking | null> {
  const all = await categorySales(database, { sourceId, period })
  if (!all || isLacking(all)) return all
  const row = all.categories.find(({ category: code }) => code === category || categoryKey(code) === category)
  if (!row) return { ...all, sought: category }
  const { stretch } = daysOf(all.source, period)
  const apart = await cancelledOrders(database, sourceId)
  const lines = sql`
    select lines.*, products.code, coalesce(products.description, products.code) as product
    from (${soldLines({ sourceId, stretch, apart })}) as lines
    join products on products.id = lines.product_id
    where not products.non_product and coalesce(products.category, ${OTHER}) = ${row.category}`
  const products = await database.db.execute<CategoryDetail['products'][number] & { all: number }>(sql`
    select code, product, sum(sales)::float8 as sales, sum(quantity)::float8 as quantity,
      count(distinct order_id)::int as orders, count(*) over ()::int as "all"
    from (${lines}) as own
    group by product_id, code, product
    order by sum(sales) desc, code
    limit ${MOST}`)
  const months = await database.db.execute<CategoryDetail['months'][number]>(sql`
    with own as (
      select date_trunc('month', paid_at) as month, sum(sales) as sales, count(distinct order_id) as orders
      from (${lines}) as own
      group by 1
    )
    select to_char(all_months.month, 'YYYY-MM') as month, coalesce(sales, 0)::float8 as sales,
      coalesce(orders, 0)::int as orders
    from generate_series(
      date_trunc('month', ${all.from}::timestamp), ${all.to}::timestamp, interval '1 month'
    ) as all_months (month)
    left join own using (month)
    order by all_months.month`)
  const [prices] = await database.db.execute<{ bounds: number[] | null }>(sql`
    select percentile_disc(array[0.1, 0.5, 0.9]) within group (order by unit_price::float8) as bounds
    from (${lines}) as own`)
  const [low, middle, high] = prices?.bounds ?? []
  return {
    ...all,
    view: 'category',
    category: row,
    rank: all.categories.indexOf(row) + 1,
    categories: all.categories.length,
    months,
    products: products.map(({ all: _, ...product }) => ({
      ...product,
      share: row.sales > 0 ? product.sales / row.sales : null,
    })),
    productsSold: products[0]?.all ?? 0,
    prices: low === undefined || middle === undefined || high === undefined ? null : { low, middle, high },
  }
}
