import type postgres from 'postgres'
import type { Distribution, ImportReport } from '../types.ts'
import type { StagingTables } from './staging.ts'

/** Outliers that a picture can show. */
const SAMPLE = 300

export type Described = Pick<
  ImportReport,
  'amount' | 'quantity' | 'period' | 'postage' | 'orders' | 'customers' | 'merchants' | 'sales' | 'rows_quarantined'
>

/** The figures of this file's orders: with quarantine for the distributions, without it for orders, customers and sales. */
export async function describeOrders(
  tx: postgres.TransactionSql,
  tables: StagingTables,
  sourceId: number,
): Promise<Described> {
  const orders = tx(tables.orders)
  const [totals] = await tx<[TotalsRow]>`
    with judged as (
      select staged.*, coalesce(quarantine.status in ('pending', 'confirmed'), false) as quarantined
      from ${orders} as staged
      left join customers on customers.source_id = ${sourceId} and customers.key = staged.customer
      left join quarantine on quarantine.customer_id = customers.id
    )
    select
      count(*) filter (where not quarantined)::int as orders,
      case when count(*) = 0 or count(customer) > 0 then count(distinct customer) filter (where not quarantined)::int end
        as customers,
      count(distinct merchant) filter (where not quarantined)::int as merchants,
      coalesce(sum(amount) filter (where not quarantined), 0)::float8 as sales,
      coalesce(sum(rows) filter (where quarantined), 0)::int as rows_quarantined,
      min(paid_at)::text as "from",
      max(paid_at)::text as "to"
    from judged`
  const postage = await tx<{ value: number; orders: number }[]>`
    select postage::float8 as value, count(*)::int as orders from ${orders} where postage is not null
    group by postage order by postage`
  const { from, to, ...counts } = totals
  return {
    ...counts,
    period: from === null || to === null ? null : { from, to },
    postage:
      postage.length === 0
        ? null
        : {
            min: postage[0]!.value,
            max: postage.at(-1)!.value,
            values: postage.slice(0, 30).map((row) => ({ ...row })),
          },
    amount: await distribution(tx, tables, 'amount'),
    quantity: await distribution(tx, tables, 'quantity'),
  }
}

type TotalsRow = Pick<Described, 'orders' | 'customers' | 'merchants' | 'sales' | 'rows_quarantined'> & {
  from: string | null
  to: string | null
}

async function distribution(
  tx: postgres.TransactionSql,
  tables: StagingTables,
  column: 'amount' | 'quantity',
): Promise<Distribution | null> {
  const [row] = await tx<[Distribution]>`
    with figures as (select ${tx(column)}::float8 as value from ${tx(tables.orders)}),
    quartiles as (
      select
        count(*)::int as count, min(value), max(value), avg(value) as mean, stddev_samp(value) as std,
        percentile_cont(array[0.25, 0.5, 0.75]) within group (order by value) as q
      from figures
    ),
    fences as (
      select count, min, max, mean, std, q[1] as q1, q[2] as median, q[3] as q3,
        q[1] - 1.5 * (q[3] - q[1]) as lower_fence, q[3] + 1.5 * (q[3] - q[1]) as upper_fence
      from quartiles
    ),
    outliers as (
      select value, row_number() over (order by value) as n, count(*) over () as all
      from figures, fences where value < lower_fence or value > upper_fence
    ),
    sampled as (
      select value from outliers where n = 1 or n = "all" or n % ceil("all"::numeric / ${SAMPLE - 2}::int)::int = 0
    )
    select
      fences.*,
      (select count(*)::int from outliers where value < lower_fence) as outliers_below,
      (select count(*)::int from outliers where value > upper_fence) as outliers_above,
      coalesce((select json_agg(value order by value) from sampled), '[]') as outlier_sample
    from fences`
  return row.count === 0 ? null : { ...row }
}
