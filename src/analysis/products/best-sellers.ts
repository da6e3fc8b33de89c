import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { daysOf, type Period } from '../behaviour/period.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import { isLacking, type Lacking, sourceWith } from '../lacking.ts'
import { cancelledOrders } from './cancelled-orders.ts'
import { OTHER } from './category-table.ts'
import { type CancelledOrder, soldLines } from './sold-lines.ts'

export const sellerOrders = ['sales', 'quantity', 'customers'] as const
/** What makes a best seller. */
export type SellerOrder = (typeof sellerOrders)[number]

export type SellerRow = {
  code: string
  /** As the file names it. */
  product: string
  category: string
  sales: number
  /** Of the sales of all products. */
  share: number | null
  quantity: number
  orders: number
  /** Null where none of its orders names a customer. */
  customers: number | null
  averagePrice: number | null
}

export type BestSellers = {
  view: 'sellers'
  source: SourceFacts
  period: Period
  from: string
  to: string
  by: SellerOrder
  /** The first hundred. */
  sellers: SellerRow[]
  /** Products that were sold, and their sales without what is set apart. */
  products: number
  sales: number
  apart: CancelledOrder[]
}

const MOST = 100

/** The products that sell best, by sales, by pieces or by how many customers buy them. @returns what it lacks, or null */
export async function bestSellers(
  database: Database,
  { sourceId, period, by }: { sourceId: number; period: Period; by: SellerOrder },
): Promise<BestSellers | Lacking | null> {
  const source = await sourceWith(database, sourceId, ['product'])
  if (!source || isLacking(source)) return source
  const { stretch, from, to } = daysOf(source, period)
  const events = await cancelledOrders(database, sourceId)
  const rows = await readSellers(database, soldLines({ sourceId, stretch, apart: events }), by)
  const [first] = rows
  return {
    view: 'sellers',
    source,
    period,
    from,
    to,
    by,
    sellers: rows.map(({ allProducts: _, allSales, customers, ...row }) => ({
      ...row,
      share: allSales > 0 ? row.sales / allSales : null,
      customers: customers > 0 ? customers : null,
      averagePrice: row.quantity > 0 ? row.sales / row.quantity : null,
    })),
    products: first?.allProducts ?? 0,
    sales: first?.allSales ?? 0,
    apart: events.filter(({ paidAt }) => paidAt >= stretch.from && paidAt < stretch.until),
  }
}

type Read = Omit<SellerRow, 'share' | 'averagePrice' | 'customers'> & {
  customers: number
  allProducts: number
  allSales: number
}

/** Distinct orders and customers are counted of the first hundred only: of all products they would cost another sort. */
function readSellers(database: Database, lines: SQL, by: SellerOrder): Promise<Read[]> {
  const key = { sales: sql`sum(sales)`, quantity: sql`sum(quantity)`, customers: sql`count(distinct customer_id)` }[by]
  return database.db.execute<Read>(sql`
    with sold as not materialized (${lines}),
    totals as (
      select product_id, sum(sales) as sales, sum(quantity) as quantity, ${key} as key
      from sold
      group by product_id
    ),
    ranked as (
      select products.code, coalesce(products.description, products.code) as product,
        coalesce(products.category, ${OTHER}) as category, totals.*,
        count(*) over () as all_products, sum(totals.sales) over () as all_sales
      from totals
      join products on products.id = product_id
      where not products.non_product
      order by key desc, totals.sales desc, products.code
      limit ${MOST}
    ),
    counted as materialized (
      select product_id, count(distinct order_id) as orders, count(distinct customer_id) as customers
      from sold
      where product_id = any (array(select product_id from ranked))
      group by product_id
    )
    select code, product, category, sales::float8 as sales, quantity::float8 as quantity, orders::int as orders,
      customers::int as customers, all_products::int as "allProducts", all_sales::float8 as "allSales"
    from ranked
    join counted using (product_id)
    order by key desc, sales desc, code`)
}
