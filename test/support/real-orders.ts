import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import type { Database } from '../../src/db/index.ts'
import { packageRoot } from '../../src/package-root.ts'
import { makeOrders, makeSource, type OrderRow } from './factories.ts'

const shared = join(packageRoot, '..', 'shared')
const paperFile = join(shared, 'data/dac2023a/orders.csv')
const retailFile = join(shared, 'data/online_retail/online_retail.csv.gz')

export const hasPaperOrders = existsSync(paperFile)
export const hasRetailOrders = existsSync(retailFile)

/** A file of reference figures, e.g. `paper/rfm.json`. */
export function reference<T>(path: string): T {
  return JSON.parse(readFileSync(join(shared, 'reference', path), 'utf8')) as T
}

/** A file of reference figures with one line per customer, by its first column. */
export function referenceRows(path: string): Map<string, string[]> {
  const [, ...lines] = readFileSync(join(shared, 'reference', path), 'utf8')
    .trim()
    .split(/\r?\n/)
  return new Map(lines.map((line) => line.split(',')).map((cells) => [cells[0]!, cells.slice(1)]))
}

/** The paper's 20,183 orders, cleaned as domain.md §1 says, the brushing customer in quarantine. @returns the source */
export async function loadPaperOrders(database: Database): Promise<number> {
  const rows: OrderRow[] = []
  const municipalities = new Set(['上海', '北京', '天津', '重庆'])
  for await (const row of createReadStream(paperFile).pipe(parse({ columns: true, bom: true }))) {
    const status = row.使用状态 === '' ? -1 : Number(row.使用状态)
    rows.push({
      customer: row.用户ID,
      externalId: row.订单ID,
      merchant: row.商家ID,
      paidAt: row.付款日期,
      couponStatus: status as 1 | 0 | -1,
      amount: Math.abs(Number(row.实付金额)),
      province: municipalities.has(row.省份) ? `${row.省份}市` : row.省份,
      city: row.城市,
      quantity: Number(row.购买数量),
      quarantined: row.用户ID === '小kk铺',
    })
  }
  const sourceId = await makeSource(database, { name: 'dac2023a' })
  await makeOrders(database, sourceId, rows)
  return sourceId
}

/** The UCI retailer's 18,532 valid invoices as orders. @returns the source */
export async function loadRetailOrders(database: Database): Promise<number> {
  const invoices = new Map<string, OrderRow>()
  for await (const row of createReadStream(retailFile)
    .pipe(createGunzip())
    .pipe(parse({ columns: true, bom: true }))) {
    const quantity = Number(row.Quantity)
    const price = Number(row.UnitPrice)
    if (row.CustomerID === '' || row.InvoiceNo.startsWith('C') || quantity <= 0 || price <= 0) continue
    const known = invoices.get(row.InvoiceNo)
    // Sums of prices with three decimals stay exact in whole ten-thousandths.
    const units = Math.round(quantity * price * 10_000)
    if (known) {
      known.amount += units
      known.quantity! += quantity
    } else {
      invoices.set(row.InvoiceNo, {
        customer: String(Number(row.CustomerID)),
        externalId: row.InvoiceNo,
        paidAt: row.InvoiceDate,
        amount: units,
        country: row.Country,
        quantity,
      })
    }
  }
  const sourceId = await makeSource(database, { name: 'online retail', preset: 'online-retail', currency: 'GBP' })
  const rows = [...invoices.values()].map((order) => ({ ...order, amount: order.amount / 10_000 }))
  await makeOrders(database, sourceId, rows)
  return sourceId
}
