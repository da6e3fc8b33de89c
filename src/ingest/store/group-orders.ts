import type postgres from 'postgres'
import { type ColumnMapping, isLineLevel } from '../columns/fields.ts'
import { ImportError } from '../import-error.ts'
import type { StagingTables } from './staging.ts'

export type Duplicates = { rows: number; rowsWithout: number; salesWith: number; salesWithout: number }

export type GroupedOrders = {
  duplicates: Duplicates
  /** Rows that were taken out here, by reason. */
  rejected: Record<string, number>
  /** Orders whose lines name several customers, or several times; ids that stand for several customers or days. */
  severalCustomers: number
  severalTimes: number
  idsAreRowNumbers: boolean
  /** Orders of unlike lines that all have the same amount, where nearly all such orders are so: it is the whole order's. */
  amountsRepeated: number
}

/** Share of order ids with several customers or days from which on the id is no key. */
const NO_KEY = 0.01

/** Fewer orders of unlike lines with one amount are chance; so is a smaller share of such orders. */
const REPEATED_ORDERS = 3
const REPEATED_SHARE = 0.9

/**
 * Makes the orders of the file out of its staged rows, in a table beside them: one for each id, with the sum of its
 * lines, the earliest time and the first line's other values.
 */
export async function groupOrders(
  tx: postgres.TransactionSql,
  tables: StagingTables,
  options: {
    importId: number
    mapping: ColumnMapping
    duplicates: 'keep' | 'drop'
    keepRejections: boolean
    /** Rows that were not kept before they came here. */
    rowsRejected: number
    header: string[]
  },
): Promise<GroupedOrders> {
  const rows = tx(tables.rows)
  const lineLevel = isLineLevel(options.mapping.columns)
  const rejected: Record<string, number> = {}
  // The columns by which the planner groups and joins; all eighteen would take longer than they save.
  await tx`analyze ${rows} (line, order_id, product, seen)`
  const repeated = await countDuplicates()
  const keepsRepeats = lineLevel || options.mapping.orderKey === 'row'
  if (repeated.rows > 0 && (options.duplicates === 'drop' || !keepsRepeats)) {
    rejected.duplicate = await takeOut('duplicate', tx`partition by hash_a, hash_b order by line`)
  }
  if (options.mapping.orderKey === 'row') await numberRepeats()
  else if (!lineLevel) await takeOutRepeatedIds()
  const { rows: kept, sales, ...grouped } = await group()
  const dropped = rejected.duplicate !== undefined
  const duplicates: Duplicates = {
    rows: repeated.rows,
    rowsWithout: dropped ? kept : kept - repeated.rows,
    salesWith: dropped ? sales + repeated.sales : sales,
    salesWithout: dropped ? sales : sales - repeated.sales,
  }
  return { duplicates: inTenThousandths(duplicates), rejected, ...grouped }

  /** Rows that say the same as an earlier one, and their amounts. */
  async function countDuplicates(): Promise<{ rows: number; sales: number }> {
    const [row] = await tx<[{ rows: number; sales: number }]>`
      with candidates as (select distinct hash_a, hash_b from ${rows} where seen),
      same as (
        select count(*) - 1 as again, min(coalesce(amount, quantity * unit_price)) as amount
        from ${rows} join candidates using (hash_a, hash_b)
        group by hash_a, hash_b
      )
      select coalesce(sum(again), 0)::int as rows, coalesce(sum(again * amount), 0)::float8 as sales from same`
    return row
  }

  /** Moves all but the first row of each window to the rejected ones. */
  async function takeOut(reason: string, window: postgres.PendingQuery<postgres.Row[]>): Promise<number> {
    const [row] = await tx<[{ count: number }]>`
      with gone as (
        delete from ${rows} using (select line as later, row_number() over (${window}) as n from ${rows}) as numbered
        where line = later and n > 1
        returning line, order_id, customer, paid_at, amount, quantity, product
      ),
      kept as (
        insert into import_rejections (import_id, line, reason, value, raw)
        select ${options.importId}::int, line, ${reason}::text, order_id,
          concat_ws(',', order_id, customer, paid_at, product, quantity, amount)
        from gone where ${options.keepRejections}::boolean
      )
      select count(*)::int as count from gone`
    return row.count
  }

  async function takeOutRepeatedIds(): Promise<void> {
    const [ids] = await tx<[{ ids: number; rows: number; mixed: number }]>`
      with ids as (
        select count(*) as rows, min(customer) <> max(customer) or min(paid_at)::date <> max(paid_at)::date as mixed
        from ${rows} group by order_id
      )
      select count(*)::int as ids, coalesce(sum(rows), 0)::int as rows, count(*) filter (where mixed)::int as mixed from ids`
    if (ids.mixed >= 3 && ids.mixed > NO_KEY * ids.ids && options.mapping.orderKey === 'id') {
      const proposal: ColumnMapping = { ...options.mapping, orderKey: 'id_customer_day' }
      const column = options.mapping.columns.order_id ?? ''
      throw new ImportError(
        'order_id_is_no_key',
        { column, ids: ids.mixed, of: ids.ids, header: options.header },
        proposal,
      )
    }
    if (ids.rows === ids.ids) return
    rejected.order_id_repeated = await takeOut('order_id_repeated', tx`partition by order_id order by line`)
  }

  /** Equal rows without an id are orders of their own: the second gets `-2`, and so on, the same in every import. */
  async function numberRepeats(): Promise<void> {
    await tx`
      update ${rows} set order_id = order_id || '-' || n
      from (select line as at, row_number() over (partition by order_id order by line) as n from ${rows}) as numbered
      where line = at and n > 1`
  }

  async function group() {
    // Only where lines have amounts of their own can these be one amount written again and again.
    const hasBoth = lineLevel && options.mapping.columns.amount !== undefined
    const linesDiffer = hasBoth
      ? tx`(min(quantity) <> max(quantity) or coalesce(min(unit_price) <> max(unit_price), false))`
      : tx`false`
    await tx`
      create unlogged table ${tx(tables.orders)} as
      with grouped as (
        select
          order_id,
          min(line) as line,
          count(*)::int as rows,
          min(paid_at) as paid_at,
          sum(coalesce(amount, quantity * unit_price))::numeric(16, 4) as amount,
          sum(quantity)::int as quantity,
          hashint8extended(sum(hash_a)::bigint, sum(hash_b)::bigint) as fingerprint,
          min(customer) <> max(customer) as several_customers,
          min(paid_at) <> max(paid_at) as several_times,
          ${linesDiffer} as lines_differ,
          ${linesDiffer} and min(amount) > 0 and min(amount) = max(amount) as amount_repeated
        from ${rows}
        group by order_id
      )
      select
        grouped.*, first.customer, first.merchant, first.coupon_status, first.postage, first.province, first.city,
        first.country
      from grouped join ${rows} as first using (line)`
    await tx`analyze ${tx(tables.orders)}`
    // Where each row is an order, the rows that were not kept had numbers of their own.
    const orderless = lineLevel ? 0 : options.rowsRejected
    const [row] = await tx<[Counted & { differing: number }]>`
      select
        coalesce(sum(rows), 0)::int as rows,
        coalesce(sum(amount), 0)::float8 as sales,
        count(*) filter (where several_customers)::int as "severalCustomers",
        count(*) filter (where several_times)::int as "severalTimes",
        count(*) filter (where lines_differ)::int as differing,
        count(*) filter (where amount_repeated)::int as "amountsRepeated",
        count(*) > 1 and bool_and(order_id ~ '^[0-9]{1,9}$')
          and max(case when order_id ~ '^[0-9]{1,9}$' then order_id::int end) <= count(*) + ${orderless}::int
          as "idsAreRowNumbers"
      from ${tx(tables.orders)}`
    const { differing, amountsRepeated, ...counted } = row
    const isRepeated = amountsRepeated >= REPEATED_ORDERS && amountsRepeated >= REPEATED_SHARE * differing
    return { ...counted, amountsRepeated: isRepeated ? amountsRepeated : 0 }
  }
}

type Counted = Omit<GroupedOrders, 'duplicates' | 'rejected'> & { rows: number; sales: number }

/** Differences of sums in ten-thousandths, without the noise of floating point. */
function inTenThousandths(duplicates: Duplicates): Duplicates {
  const round = (value: number) => Math.round(value * 10_000) / 10_000
  return { ...duplicates, salesWith: round(duplicates.salesWith), salesWithout: round(duplicates.salesWithout) }
}
