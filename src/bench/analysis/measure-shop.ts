import { openDatabase } from '../../db/index.ts'
import type { BenchContext, Measurement } from '../types.ts'
import { askQuestions } from './ask-questions.ts'
import type { BenchShop } from './bench-shops.ts'
import { recomputeShop } from './recompute-shop.ts'

export type MeasuredShop = {
  measurements: Measurement[]
  /** For everything computed anew, one figure a run. */
  seconds: number[]
}

/** Fills a database of its own, computes everything anew so many times, and asks every question as often. */
export async function measureShop(context: BenchContext, shop: BenchShop): Promise<MeasuredShop> {
  const { scratch, onStep } = context
  const settings = await scratch.create()
  try {
    onStep(`${shop.name}: filling`)
    const filled = await withDatabase((database) => shop.fill(database))
    onStep(`${shop.name}: computing everything`)
    const aims = scratch.kind === 'server' ? shop.aims : null
    const recomputed = await recomputeShop(settings, { ...shop, aims, sourceId: filled.sourceId })
    const answers = await withDatabase((database) => askQuestions(database, context, { ...shop, aims, ...filled }))
    return { seconds: recomputed.seconds, measurements: [...recomputed.measurements, ...answers] }
  } finally {
    await scratch.drop(settings)
  }

  async function withDatabase<Result>(work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<Result>) {
    const database = await openDatabase(settings, scratch.logger)
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }
}
