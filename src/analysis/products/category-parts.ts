import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Stretch } from '../behaviour/days.ts'

import { sumAmounts } from '../sum-amounts.ts'
import { OTHER } from './category-table.ts'
import { returnedLines } from './returned-lines.ts'
import { type CancelledOrder, soldLines } from './sold-lines.ts'

/** What a category sold in one part of the time. `category` null: fees and postage. */
export type CategoryPart = {
  category: string | null
  /** 1 earlier, 2 later stretch of the comparison, 0 neither. */
  part: 0 | 1 | 2
  orders: number
  quantity: number
  sales: number
  /** Sum of the squares of what each order spent on the category. */
  squares: number
}

export type Compared = { earlier: Stretch; later: Stretch }

/** Sales by category and stretch, in one pass over the lines. An order with two lines of a category counts once. */
export function readCategoryParts(
  database: Database,
  { sourceId, stretch, compared, apart }: CategoryScope & { compared: Compared | null },
): Promise<CategoryPart[]> {
  const from = [compared?.earlier.from ?? stretch.from, stretch.from].sort()[0]!
  const earlier = compared?.earlier ?? { from: 'infinity', until: 'infinity' }
  const later = compared?.later ?? earlier
  return database.db.execute<CategoryPart>(sql`
    with sold as (${soldLines({ sourceId, stretch: { from, until: stretch.until }, apart })}),
    per_order as (
      select
        case when not non_product then coalesce(category, ${OTHER}) end as category,
        case
          when paid_at >= ${later.from}::timestamp and paid_at < ${later.until}::timestamp then 2
          when paid_at >= ${earlier.from}::timestamp and paid_at < ${earlier.until}::timestamp then 1
          else 0
        end as part,
        sum(quantity) as quantity,
        sum(sales) as sales
      from sold
      join products on products.id = product_id
      group by order_id, 1, 2
    )
    select category, part, count(*)::int as orders, sum(quantity)::float8 as quantity, sum(sales)::float8 as sales,
      sum(sales * sales)::float8 as squares
    from per_order
    group by category, part`)
}

export type CategoryScope = { sourceId: number; stretch: Stretch; apart: CancelledOrder[] }

/** What came back in a stretch, by category; `returns` counts the file's own ids of cancellations. */
export async function readCategoryReturns(
  database: Database,
  { sourceId, stretch, apart }: CategoryScope,
): Promise<Map<string, { amount: number; returns: number }>> {
  const rows = await database.db.execute<{ category: string; amount: number; returns: number }>(sql`
    select coalesce(category, ${OTHER}) as category, sum(amount)::float8 as amount,
      count(distinct external_id)::int as returns
    from (${returnedLines(sourceId, apart, stretch)}) as returned
    join products on products.id = returned.product_id
    group by 1`)
  return new Map(rows.map(({ category, ...figures }) => [category, figures]))
}

type Figure = 'orders' | 'quantity' | 'sales' | 'squares'

export function total(parts: CategoryPart[], figure: Figure): number {
  const values = parts.map((part) => part[figure])
  return figure === 'sales' ? sumAmounts(values) : values.reduce((sum, value) => sum + value, 0)
}

/** A figure of the two stretches that are compared. */
export function pairOf(parts: CategoryPart[], figure: Figure): [earlier: number, later: number] {
  const of = (wanted: number) =>
    total(
      parts.filter(({ part }) => part === wanted),
      figure,
    )
  return [of(1), of(2)]
}
