import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { sumAmounts } from '../sum-amounts.ts'
import { categoriseNewProducts } from './categorise-products.ts'
import { type CategoryTable, OTHER, readCategoryTable } from './category-table.ts'

export type ListedCategory = {
  code: string
  keywords: string[]
  /** Products in it, the sales of their valid orders so far, and their share of the sales of all products. */
  products: number
  sales: number
  share: number | null
}

export type CategoryList = {
  source: { id: number; name: string }
  isDefault: boolean
  /** In the order of the table, and what no keyword matches last. */
  categories: ListedCategory[]
  table: CategoryTable
  products: number
  /** Sales of products by which categories are told apart, i.e. outside `other`, of all. */
  named: number | null
}

/** The keyword table of a source with what each category holds now. */
export async function listCategories(database: Database, source: { id: number; name: string }): Promise<CategoryList> {
  await categoriseNewProducts(database, source.id)
  const { table, isDefault } = await readCategoryTable(database, source.id)
  const rows = await database.db.execute<{ code: string; products: number; sales: number }>(sql`
    with sold as (
      select product_id, sum(order_lines.quantity * order_lines.unit_price) as sales
      from valid_orders
      join order_lines on order_lines.order_id = valid_orders.id
      where source_id = ${source.id}
      group by product_id
    )
    select coalesce(category, ${OTHER}) as code, count(*)::int as products, coalesce(sum(sales), 0)::float8 as sales
    from products
    left join sold on product_id = products.id
    where source_id = ${source.id} and not non_product
    group by 1`)
  const sales = sumAmounts(rows.map((row) => row.sales))
  const share = (part: number) => (sales > 0 ? part / sales : null)
  const listed = [...table, { code: OTHER, keywords: [] }].map(({ code, keywords }): ListedCategory => {
    const { products, sales: own } = rows.find((row) => row.code === code) ?? { products: 0, sales: 0 }
    return { code, keywords, products, sales: own, share: share(own) }
  })
  const other = listed.at(-1)!
  return {
    source: { id: source.id, name: source.name },
    isDefault,
    categories: listed,
    table,
    products: rows.reduce((sum, row) => sum + row.products, 0),
    named: share(sales - other.sales),
  }
}
