import { measurement } from '../measurement.ts'
import type { BenchContext, Measurement, PartResult } from '../types.ts'
import { fileShop, filledShop } from './bench-shops.ts'
import { measureShop } from './measure-shop.ts'

/** Growth in proportion, and a fifth more for what no longer fits the caches. */
const MOST_GROWTH = 1.2
/** The embedded database is for one shop; to fill it with millions of orders takes longer than all that is measured. */
const MOST_EMBEDDED = 100_000

/** Computing everything anew and answering every question: of an order file, and of made-up shops of rising size. */
export async function measureAnalysis(context: BenchContext): Promise<PartResult> {
  const { scratch, sizes } = context
  const sized = sizes.analysis.shops.filter(({ orders }) => scratch.kind === 'server' || orders <= MOST_EMBEDDED)
  const file = await measureShop(context, await fileShop(context))
  const shops = []
  for (const shop of sized) shops.push({ ...shop, ...(await measureShop(context, filledShop(shop))) })
  return {
    measurements: [...file.measurements, ...shops.flatMap(({ measurements }) => measurements), ...growth(shops)],
    notes: [
      'Analysis: everything is the categories of products, the snapshot with tiers and clusters fitted anew, and lifetimes; ' +
        'answers are without their pictures.',
    ],
  }
}

function growth(shops: { orders: number; seconds: number[] }[]): Measurement[] {
  const [small, large] = [shops[0], shops.at(-1)]
  if (!small || !large || small === large) return []
  const turns = Math.min(small.seconds.length, large.seconds.length)
  const orders = [large, small].map((shop) => shop.orders.toLocaleString('en'))
  const limit = Math.round((10 * MOST_GROWTH * large.orders) / small.orders) / 10
  return [
    measurement({
      part: 'analysis',
      what: `computing everything: ${orders[0]} orders beside ${orders[1]}`,
      unit: 's',
      ours: large.seconds.slice(0, turns),
      bare: small.seconds.slice(0, turns),
      aim: { of: 'ratio', sense: 'at most', limit },
    }),
  ]
}
