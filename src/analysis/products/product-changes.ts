import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { addDays, dayOf } from '../behaviour/days.ts'
import { daysOf, type Period } from '../behaviour/period.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import { isLacking, type Lacking, sourceWith } from '../lacking.ts'
import { sumAmounts } from '../sum-amounts.ts'
import { cancelledOrders } from './cancelled-orders.ts'
import { OTHER } from './category-table.ts'
import { soldLines } from './sold-lines.ts'

export type ChangedRow = {
  code: string
  product: string
  category: string
  /** Day of its first order, ISO. */
  firstDay: string
  /** In the period and in the equal one before. */
  sales: number
  orders: number
  salesBefore: number
  ordersBefore: number
  /** Null for new products. */
  change: number | null
}

/** How many products, their amount together, and the products themselves, largest first. */
export type Changed = { count: number; amount: number; products: ChangedRow[] }

export type ProductChanges = {
  view: 'changes'
  source: SourceFacts
  period: { days: number }
  from: string
  to: string
  /** Days before the period that it is compared with; null where the data do not reach back so far. */
  before: { from: string; to: string } | null
  /** First sold in the period, by sales. `amount` is their sales; of the products the first thousand. */
  new: Changed
  /** Sold at most half of what they sold before, by what was lost, which is `amount`. */
  fading: Changed
}

/** Fewer orders say nothing of a product. */
export const changeFloor = { new: 10, fading: 30 } as const
const USUAL_DAYS = 90
const MOST = 1000

/** Products that came and that go: the last days (90 where all is asked for) against as many before. */
export async function productChanges(
  database: Database,
  { sourceId, period }: { sourceId: number; period: Period },
): Promise<ProductChanges | Lacking | null> {
  const source = await sourceWith(database, sourceId, ['product'])
  if (!source || isLacking(source)) return source
  const asked = period === 'all' ? { days: USUAL_DAYS } : period
  const { stretch, before, from, to } = daysOf(source, asked)
  const facts = { view: 'changes' as const, source, period: asked, from, to }
  if (!before) return { ...facts, before: null, new: changed([], () => 0), fading: changed([], () => 0) }
  const apart = await cancelledOrders(database, sourceId)
  const rows = await database.db.execute<Omit<ChangedRow, 'change'>>(sql`
    with per_product as (
      select product_id, min(paid_at) as first_sold,
        sum(sales) filter (where paid_at >= ${stretch.from}::timestamp) as sales,
        count(distinct order_id) filter (where paid_at >= ${stretch.from}::timestamp) as orders,
        sum(sales) filter (where paid_at >= ${before.from}::timestamp and paid_at < ${before.until}::timestamp)
          as sales_before,
        count(distinct order_id)
          filter (where paid_at >= ${before.from}::timestamp and paid_at < ${before.until}::timestamp) as orders_before
      from (${soldLines({ sourceId, stretch: { from: dayOf(source.from), until: stretch.until }, apart })}) as lines
      group by product_id
    )
    select code, coalesce(description, code) as product, coalesce(category, ${OTHER}) as category,
      first_sold::date::text as "firstDay", coalesce(sales, 0)::float8 as sales, orders::int as orders,
      coalesce(sales_before, 0)::float8 as "salesBefore", orders_before::int as "ordersBefore"
    from per_product
    join products on products.id = product_id
    where not non_product and (
      first_sold >= ${stretch.from}::timestamp and orders >= ${changeFloor.new}::int
      or orders_before >= ${changeFloor.fading}::int and coalesce(sales, 0) <= sales_before / 2
    )`)
  const isNew = ({ firstDay }: { firstDay: string }) => firstDay >= stretch.from
  return {
    ...facts,
    before: { from: before.from, to: addDays(before.until, -1) },
    new: changed(
      rows.filter(isNew).map((row) => ({ ...row, change: null })),
      ({ sales }) => sales,
    ),
    fading: changed(
      rows
        .filter((row) => !isNew(row) && row.salesBefore > 0)
        .map((row) => ({ ...row, change: row.sales / row.salesBefore - 1 })),
      ({ sales, salesBefore }) => salesBefore - sales,
    ),
  }
}

function changed(rows: ChangedRow[], amountOf: (row: ChangedRow) => number): Changed {
  const sorted = rows.sort((a, b) => amountOf(b) - amountOf(a) || a.code.localeCompare(b.code))
  return {
    count: rows.length,
    amount: sumAmounts(rows.map(amountOf)),
    products: sorted.slice(0, MOST),
  }
}
