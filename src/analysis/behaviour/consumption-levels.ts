import { sql } from 'drizzle-orm'
import { type ShareInterval, wilsonInterval } from '../../algorithms/wilson-interval.ts'
import type { Database } from '../../db/index.ts'
import { isLacking, type Lacking, sourceWith } from '../lacking.ts'
import { type Level, type LevelBounds, levelBounds, levelSql, levels } from '../levels.ts'
import { sumAmounts } from '../sum-amounts.ts'
import { inStretch } from './in-stretch.ts'
import { daysOf, type Period } from './period.ts'
import type { SourceFacts } from './source-facts.ts'

export const levelViews = ['level', 'month'] as const

/** What is shown: the levels, or how they are spread over the months in which customers first bought. */
export type LevelView = (typeof levelViews)[number]

/** Customers of a level who bought in the period, and what they bought in it. Null where there is nothing to divide by. */
export type LevelRow = {
  level: Level
  customers: number
  share: number
  orders: number
  sales: number
  shareOfSales: number | null
  averageOrder: number | null
  /** Of the orders that say so: used, with Wilson's 95 % interval. */
  coupons: (ShareInterval & { known: number; used: number }) | null
}

/** Those customers by the month of their first order ever. */
export type LevelCohort = { month: string; customers: number } & Record<Level, number>

export type ConsumptionLevels = {
  source: SourceFacts
  view: LevelView
  period: Period
  /** First and last day that the figures cover, ISO. */
  from: string
  to: string
  bounds: LevelBounds
  customers: number
  sales: number
  /** All three, from low to high. */
  levels: LevelRow[]
  cohorts: LevelCohort[]
}

type Parameters = { sourceId: number; view: LevelView; period: Period }

/**
 * Consumption levels 消费等级 (domain.md §2). A customer's level is that of all his orders, as on his portrait; the period
 * says whose and which orders are counted.
 * @returns what it lacks where no order names its customer; null where the source has no orders
 */
export async function consumptionLevels(
  database: Database,
  { sourceId, view, period }: Parameters,
): Promise<ConsumptionLevels | Lacking | null> {
  const source = await sourceWith(database, sourceId, ['customer'])
  if (!source || isLacking(source)) return source
  const bounds = await levelBounds(database, source)
  if (!bounds) return null
  const { stretch, from, to } = daysOf(source, period)
  const rows = await database.db.execute<Row>(sql`
    with per_customer as (
      select
        customer_id,
        sum(amount) as total,
        date_trunc('month', min(paid_at)) as first_month,
        count(*) filter (where ${inStretch(sourceId, stretch)}) as orders,
        sum(amount) filter (where ${inStretch(sourceId, stretch)}) as sales,
        count(*) filter (where coupon_status = 1 and ${inStretch(sourceId, stretch)}) as used,
        count(coupon_status) filter (where ${inStretch(sourceId, stretch)}) as known
      from valid_orders
      where source_id = ${sourceId} and customer_id is not null
      group by customer_id
    ),
    levelled as (select *, ${levelSql(sql`total`, bounds)} as level from per_customer where orders > 0)
    select
      level,
      to_char(first_month, 'YYYY-MM') as month,
      count(*)::int as customers,
      sum(orders)::int as orders,
      sum(sales)::float8 as sales,
      sum(used)::int as used,
      sum(known)::int as known
    from levelled
    group by grouping sets ((level), (level, first_month))`)
  const wholes = rows.filter((row) => row.month === null)
  const customers = wholes.reduce((sum, row) => sum + row.customers, 0)
  const sales = sumAmounts(wholes.map((row) => row.sales))
  return {
    source,
    view,
    period,
    from,
    to,
    bounds,
    customers,
    sales,
    levels: levels.map((level) =>
      levelRow(
        level,
        wholes.find((row) => row.level === level),
        customers,
        sales,
      ),
    ),
    cohorts: cohortsOf(rows),
  }
}

type Row = {
  level: Level
  /** Null for the level as a whole. */
  month: string | null
  customers: number
  orders: number
  sales: number
  used: number
  known: number
}

function levelRow(level: Level, row: Row | undefined, customers: number, sales: number): LevelRow {
  const { customers: count, orders, sales: amount, used, known } = row ?? empty
  const interval = wilsonInterval(used, known)
  return {
    level,
    customers: count,
    share: customers > 0 ? count / customers : 0,
    orders,
    sales: amount,
    shareOfSales: sales > 0 ? amount / sales : null,
    averageOrder: orders > 0 ? amount / orders : null,
    coupons: interval && { known, used, ...interval },
  }
}

const empty = { customers: 0, orders: 0, sales: 0, used: 0, known: 0 }

function cohortsOf(rows: Row[]): LevelCohort[] {
  const cohorts = new Map<string, LevelCohort>()
  for (const { month, level, customers } of rows) {
    if (month === null) continue
    const cohort = cohorts.get(month) ?? { month, customers: 0, low: 0, middle: 0, high: 0 }
    cohort[level] += customers
    cohort.customers += customers
    cohorts.set(month, cohort)
  }
  return [...cohorts.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
}
