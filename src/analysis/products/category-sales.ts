import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Stretch } from '../behaviour/days.ts'
import { addDays, daysBetween } from '../behaviour/days.ts'
import { relativeChange } from '../behaviour/figures.ts'
import { daysOf, type Period } from '../behaviour/period.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import { isLacking, type Lacking, sourceWith } from '../lacking.ts'
import { inTenThousandths, sumAmounts } from '../sum-amounts.ts'
import { cancelledOrders } from './cancelled-orders.ts'
import { adviseCategory, type CategoryAdvice, withoutAdvice } from './category-advice.ts'
import { type Compared, pairOf, readCategoryParts, readCategoryReturns, total } from './category-parts.ts'
import { OTHER } from './category-table.ts'
import { hasReturns } from './returned-lines.ts'
import type { CancelledOrder } from './sold-lines.ts'

export type CategoryRow = CategoryAdvice & {
  /** A code of the source's table, or `other`. */
  category: string
  /** Orders of the period that hold the category. */
  orders: number
  quantity: number
  sales: number
  /** Of the sales of all products. */
  share: number | null
  /** Sales by quantity. */
  averagePrice: number | null
  /** Sales of the later stretch of the comparison against the earlier. */
  growth: number | null
  /** Value that came back, how often, and the value by sales; null where the source says nothing of returns. */
  returned: number | null
  returns: number | null
  returnRate: number | null
}

/** Days ISO, the last one included. */
export type Days = { from: string; to: string }

export type CategorySales = {
  view: 'categories'
  /** A category that was asked for and that sold nothing in the period, so that all are shown instead. */
  sought?: string
  source: SourceFacts
  period: Period
  from: string
  to: string
  /** By sales, largest first. */
  categories: CategoryRow[]
  /** Sales of all products without what is set apart, and what came back of them. */
  sales: number
  returnRate: number | null
  /** What growth compares; `growth` is that of all products. Null where the data do not reach back. */
  comparison: { kind: 'before' | 'halves'; earlier: Days; later: Days; growth: number | null } | null
  /** Giant cancelled orders of the period, in no figure above. */
  apart: CancelledOrder[]
  /** How the sales of all valid orders come about: products + apart + nonProducts + rest = orders. */
  account: { orders: number; products: number; apart: number; nonProducts: number; rest: number }
}

/** A source's categories with their shares, growth, returns and advice. @returns what it lacks, or null without orders */
export async function categorySales(
  database: Database,
  { sourceId, period }: { sourceId: number; period: Period },
): Promise<CategorySales | Lacking | null> {
  const source = await sourceWith(database, sourceId, ['product'])
  if (!source || isLacking(source)) return source
  const { stretch, before, from, to } = daysOf(source, period)
  const compared = period === 'all' ? halvesOf(stretch) : before && { earlier: before, later: stretch }
  const events = await cancelledOrders(database, sourceId)
  const scope = { sourceId, stretch, apart: events }
  const parts = await readCategoryParts(database, { ...scope, compared })
  const returns = await readCategoryReturns(database, scope)
  const known = await readKnown(database, sourceId, stretch)
  const inPeriod = period === 'all' ? parts : parts.filter(({ part }) => part !== 1)
  const products = inPeriod.filter(({ category }) => category !== null)
  const sales = total(products, 'sales')
  const allSales = pairOf(
    parts.filter(({ category }) => category !== null),
    'sales',
  )
  const allReturned = sumAmounts([...returns.values()].map(({ amount }) => amount))
  const returnRate = known.hasReturns ? ratio(allReturned, sales) : null
  const apart = events.filter(({ paidAt }) => paidAt >= stretch.from && paidAt < stretch.until)
  const setApart = sumAmounts(apart.map((event) => event.sales))
  const all = total(inPeriod, 'sales')
  return {
    view: 'categories',
    source,
    period,
    from,
    to,
    categories: [...new Set(products.map(({ category }) => category!))]
      .map(rowOf)
      .sort((a, b) => b.sales - a.sales || a.category.localeCompare(b.category)),
    sales,
    returnRate,
    comparison: compared && {
      kind: period === 'all' ? 'halves' : 'before',
      earlier: daysIn(compared.earlier),
      later: daysIn(compared.later),
      growth: relativeChange(allSales[1], allSales[0]),
    },
    apart,
    account: {
      orders: known.orderSales,
      products: sales,
      apart: setApart,
      nonProducts: inTenThousandths(all - sales),
      rest: inTenThousandths(known.orderSales - all - setApart),
    },
  }

  function rowOf(category: string): CategoryRow {
    const own = products.filter((part) => part.category === category)
    const two = parts.filter((part) => part.category === category)
    const back = known.hasReturns ? (returns.get(category) ?? { amount: 0, returns: 0 }) : null
    const figures = { orders: total(own, 'orders'), quantity: total(own, 'quantity'), sales: total(own, 'sales') }
    const share = ratio(figures.sales, sales)
    const rate = back && ratio(back.amount, figures.sales)
    const [earlier, later] = pairOf(two, 'sales')
    return {
      category,
      ...figures,
      share,
      averagePrice: ratio(figures.sales, figures.quantity),
      growth: compared && relativeChange(later, earlier),
      returned: back?.amount ?? null,
      returns: back?.returns ?? null,
      returnRate: rate,
      ...(category === OTHER ? withoutAdvice : adviseCategory)({
        orders: pairOf(two, 'orders'),
        sales: [earlier, later],
        squares: pairOf(two, 'squares'),
        allSales,
        share: share ?? 0,
        returnRate: rate,
        allReturnRate: returnRate,
        returns: back?.returns ?? 0,
      }),
    }
  }
}

/** Two halves of equal length; of an odd number of days the first is in neither. Null for a single day. */
function halvesOf({ from, until }: Stretch): Compared | null {
  const half = Math.floor(daysBetween(from, until) / 2)
  if (half === 0) return null
  const middle = addDays(until, -half)
  return { earlier: { from: addDays(middle, -half), until: middle }, later: { from: middle, until } }
}

async function readKnown(
  database: Database,
  sourceId: number,
  { from, until }: Stretch,
): Promise<{ orderSales: number; hasReturns: boolean }> {
  const [row] = await database.db.execute<{ orderSales: number; hasReturns: boolean }>(sql`
    select coalesce(sum(amount), 0)::float8 as "orderSales", ${hasReturns(sourceId)} as "hasReturns"
    from valid_orders
    where source_id = ${sourceId} and paid_at >= ${from}::timestamp and paid_at < ${until}::timestamp`)
  return row!
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function daysIn({ from, until }: Stretch): Days {
  return { from, to: addDays(until, -1) }
}
