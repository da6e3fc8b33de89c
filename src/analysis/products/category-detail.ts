import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { daysOf, type Period } from '../behaviour/period.ts'
import { isLacking, type Lacking } from '../lacking.ts'
import { cancelledOrders } from './cancelled-orders.ts'
import { type CategoryRow, type CategorySales, categorySales, type Days } from './category-sales.ts'
import { categoryKey, OTHER } from './category-table.ts'
import { type LineScope, soldLines } from './sold-lines.ts'

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
  const own = await readOwn(database, { sourceId, stretch, apart, days: all, category: row.category })
  const [low, middle, high] = own.prices ?? []
  return {
    ...all,
    view: 'category',
    category: row,
    rank: all.categories.indexOf(row) + 1,
    categories: all.categories.length,
    months: own.months,
    products: own.products.map((product) => ({ ...product, share: row.sales > 0 ? product.sales / row.sales : null })),
    productsSold: own.sold,
    prices: low === undefined || middle === undefined || high === undefined ? null : { low, middle, high },
  }
}

type Own = {
  products: Omit<CategoryDetail['products'][number], 'share'>[]
  sold: number
  months: CategoryDetail['months']
  prices: number[] | null
}

/** Months, best sellers and prices of a category, of whose lines one pass is made. @param scope.days first and last, ISO */
async function readOwn(
  database: Database,
  { sourceId, stretch, apart, days, category }: LineScope & { days: Days; category: string },
): Promise<Own> {
  const [row] = await database.db.execute<Own>(sql`
    with own as materialized (
      select order_id, product_id, date_trunc('month', paid_at) as month, lines.quantity, unit_price, sales
      from (${soldLines({ sourceId, stretch, apart })}) as lines
      join products on products.id = product_id
      where not non_product and coalesce(category, ${OTHER}) = ${category}
    ),
    per_product as (
      select code, coalesce(description, code) as product, figures.*
      from (
        select product_id, sum(sales) as sales, sum(quantity) as quantity, count(distinct order_id) as orders
        from own
        group by product_id
      ) as figures
      join products on products.id = product_id
    ),
    best as (select * from per_product order by sales desc, code limit ${MOST}),
    per_month as (
      select month, coalesce(sum(sales), 0) as sales, count(distinct order_id) as orders
      from generate_series(
        date_trunc('month', ${days.from}::timestamp), ${days.to}::timestamp, interval '1 month'
      ) as months (month)
      left join own using (month)
      group by month
    )
    select
      (select jsonb_agg(
        jsonb_build_object('code', code, 'product', product, 'sales', sales::float8, 'quantity', quantity, 'orders', orders)
        order by best.sales desc, code
      ) from best) as products,
      (select count(*)::int from per_product) as sold,
      (select jsonb_agg(
        jsonb_build_object('month', to_char(month, 'YYYY-MM'), 'sales', sales::float8, 'orders', orders) order by per_month.month
      ) from per_month) as months,
      (select percentile_disc(array[0.1, 0.5, 0.9]) within group (order by unit_price::float8) from own) as prices`)
  return { ...row!, products: row!.products ?? [] }
}
