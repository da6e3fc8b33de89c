import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { type ImportRequest, importFile } from '../../src/ingest/index.ts'
import { packageRoot } from '../../src/package-root.ts'
import { testDatabase } from '../support/database.ts'
import { hasPaperOrders, hasRetailOrders, reference } from '../support/real-orders.ts'

const data = join(packageRoot, '..', 'shared', 'data')
const database = await testDatabase()

function importReal(path: string, wish: Partial<ImportRequest> = {}) {
  return importFile(database, {
    file: { name: path.split('/').at(-1)!, path: join(data, path) },
    source: null,
    requestedBy: 'test',
    limits: { file: 200_000_000, unpacked: 2_000_000_000 },
    ...wish,
  })
}

type Box = { q1: number; q3: number; hi: number; n_hi: number; n_lo: number; mean: number; std: number; max: number }
type PaperFigures = {
  rows_raw: number
  missing: Record<string, number>
  date_min: string
  date_max: string
  rows_after: number
  postage: { counts: Record<string, number> }
  fences_raw: { amount_abs: Box; quantity: Box }
}
type Stage = { rows: number; customers: number; invoices: number; revenue: number }

describe.skipIf(!hasPaperOrders)("the paper's 20,183 orders", () => {
  test('give the reference figures, and 小kk铺 alone goes to quarantine', async () => {
    const figures = reference<PaperFigures>('paper/cleaning.json')
    const report = await importReal('dac2023a/orders.csv')
    expect(report).toMatchObject({
      preset: 'cn-coupon-orders',
      rows_read: figures.rows_raw,
      rows_kept: 20_183,
      rows_repaired: 354,
      rows_rejected: 0,
      rows_quarantined: 13,
      orders: figures.rows_after,
      customers: 18_716,
      merchants: 4_723,
      sales: 2_536_119,
      orders_new: 20_183,
      missing: figures.missing,
      period: { from: figures.date_min, to: '2022-06-30 22:46:22.511' },
      sign_flips: 379 + 354,
      duplicates: { rows: 0 },
    })
    for (const [name, box] of [
      ['amount', figures.fences_raw.amount_abs],
      ['quantity', figures.fences_raw.quantity],
    ] as const) {
      expect(report[name]).toMatchObject({ q1: box.q1, q3: box.q3, upper_fence: box.hi, max: box.max })
      expect(report[name]).toMatchObject({ outliers_above: box.n_hi, outliers_below: box.n_lo })
      expect(report[name]!.mean).toBeCloseTo(box.mean, 9)
      expect(report[name]!.std).toBeCloseTo(box.std, 9)
    }
    expect(Object.fromEntries(report.postage!.values.map((row) => [row.value, row.orders]))).toEqual(
      figures.postage.counts,
    )
    expect(report.quarantine.customers.map(({ customer, orders }) => [customer, orders])).toEqual([['小kk铺', 13]])
    expect(report.warnings.map(({ code }) => code)).toEqual(['sign_is_label'])
  })

  test('change nothing when they come again, as a workbook', async () => {
    const report = await importReal('dac2023a/orders.xlsx')
    expect(report).toMatchObject({ orders_new: 0, orders_updated: 0, orders_unchanged: 20_183, unchanged: true })
    expect(report).toMatchObject({ orders: 20_170, sales: 2_536_119, missing: { 使用状态: 354 } })
    const [statuses] = await database.db.execute<{ statuses: number[]; provinces: number }>(sql`
      select array[count(*) filter (where coupon_status = 1), count(*) filter (where coupon_status = 0),
        count(*) filter (where coupon_status = -1)]::int[] as statuses, count(distinct province)::int as provinces
      from valid_orders`)
    expect(statuses).toEqual({ statuses: [19_438, 379, 353], provinces: 31 })
  })
})

describe.skipIf(!hasRetailOrders)("the UK retailer's 541,909 rows", { timeout: 120_000 }, () => {
  test('give the reference figures, with and without exact duplicates', async () => {
    const stages = reference<Record<string, Stage>>('retail/cleaning.json')
    const clean = stages['4_price_pos']!
    const without = stages['5_dedup_after']!
    const report = await importReal('online_retail/online_retail.csv.gz')
    expect(report).toMatchObject({
      preset: 'online-retail',
      currency: 'GBP',
      rows_read: stages['0_raw']!.rows,
      rows_kept: clean.rows,
      rows_rejected: stages['0_raw']!.rows - clean.rows,
      orders: clean.invoices,
      customers: clean.customers,
      sales: clean.revenue,
      lines: clean.rows,
      products: 3665,
      // Counted apart from this program: C… with a quantity below and a price above zero, 383 of them without a customer.
      returns: { lines: 9288, amount: 896_812.49 },
      reasons: {
        rejected: {
          no_customer: stages['0_raw']!.rows - stages['1_customer_present']!.rows,
          cancelled: stages['1_customer_present']!.rows - stages['2_not_cancelled']!.rows,
          price_not_positive: stages['3_qty_pos']!.rows - clean.rows,
        },
      },
      duplicates: { rows_without: without.rows, sales_without: without.revenue },
    })
    expect(report.warnings.map(({ code }) => code)).not.toContain('ids_are_row_numbers')
    expect(report.missing).toMatchObject({ CustomerID: 135_080, Description: 1_454 })
    const dropped = await importReal('online_retail/online_retail.csv.gz', { duplicates: 'drop', dryRun: true })
    expect(dropped).toMatchObject({ rows_kept: without.rows, sales: without.revenue, orders: clean.invoices })
    const [stored] = await database.db.execute<{
      lines: number
      rejections: number
      odd: string[]
      returns: number
      products: number
      imports: number
    }>(sql`
      select (select count(*)::int from order_lines) as lines,
        (select count(*)::int from import_rejections) as rejections,
        (select array_agg(code order by code collate "C") from products
          where non_product and id in (select product_id from order_lines)) as odd,
        (select count(*)::int from order_returns) as returns,
        (select count(*)::int from products) as products,
        (select count(*)::int from imports where preset = 'online-retail') as imports`)
    expect(stored).toMatchObject({ lines: clean.rows, rejections: report.rows_rejected, imports: 1 })
    // 21 products were only ever returned.
    expect(stored).toMatchObject({ returns: 9288, products: 3686 })
    expect(stored!.odd).toEqual(['BANK CHARGES', 'C2', 'DOT', 'M', 'PADS', 'POST'])
  })
})
