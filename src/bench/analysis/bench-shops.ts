import { basename } from 'node:path'
import type { Database } from '../../db/index.ts'
import { importFile } from '../../ingest/index.ts'
import { orderFile } from '../import/order-file.ts'
import { dayAfterFilledOrders, fillShop } from '../shop/fill-shop.ts'
import type { BenchContext } from '../types.ts'

/** A shop to measure, and how it comes into an empty database. */
export type BenchShop = {
  name: string
  runs: number
  /** What is aimed at on a server, in seconds: for everything computed anew, and for an answer. */
  aims: { everything: number; answer: number } | null
  fill(database: Database): Promise<{ sourceId: number; dayAfter: string }>
}

const fileAims = { everything: 3, answer: 1 }
const aimsOfMillions = { orders: 5_000_000, everything: 60, answer: 10 }

/** The order file that is given, else a generated one. */
export async function fileShop(context: BenchContext): Promise<BenchShop> {
  const path = await orderFile(context)
  const name = basename(path)
  return {
    name: context.file === null ? 'generated file' : name,
    runs: context.sizes.analysis.fileRuns,
    aims: fileAims,
    async fill(database) {
      const { limits } = context.config
      const report = await importFile(database, { file: { name, path }, source: name, requestedBy: 'bench', limits })
      return { sourceId: report.source_id!, dayAfter: report.period!.to.slice(0, 10) }
    },
  }
}

/** A shop of so many made-up orders; aims are in proportion to them. */
export function filledShop({ orders, runs }: { orders: number; runs: number }): BenchShop {
  const part = orders / aimsOfMillions.orders
  return {
    name: `${orders.toLocaleString('en')} orders`,
    runs,
    aims: { everything: aimsOfMillions.everything * part, answer: aimsOfMillions.answer * part },
    async fill(database) {
      const { sourceId } = await fillShop(database, { orders, withLines: true })
      return { sourceId, dayAfter: dayAfterFilledOrders }
    },
  }
}
