import { monitorEventLoopDelay } from 'node:perf_hooks'
import { categoriseProducts } from '../../analysis/products/index.ts'
import { recomputeValues } from '../../analysis/rfm/index.ts'
import { openDatabase } from '../../db/index.ts'
import { createLogger } from '../../logger.ts'
import { createPool } from '../../pool/index.ts'
import { answerParent } from '../child.ts'
import { timed } from '../measurement.ts'
import type { DatabaseSettings } from '../scratch.ts'
import { forgetComputed } from './forget-computed.ts'

export type AnalysisQuestion = { settings: DatabaseSettings; sourceId: number }
export type AnalysisAnswer = {
  seconds: number
  peakMegabytes: number
  /** The longest time for which nobody else had a turn, in ms. */
  longestHold: number
}

const SAMPLE_MS = 10
const THREADS = 2

/** Everything of a source is computed anew, in a process of its own and with a pool, as a worker does after an import. */
answerParent(async ({ settings, sourceId }: AnalysisQuestion): Promise<AnalysisAnswer> => {
  const database = await openDatabase(settings, createLogger('warn', 2))
  const pool = createPool({ threads: THREADS })
  const delays = monitorEventLoopDelay({ resolution: SAMPLE_MS })
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, SAMPLE_MS)
  try {
    await forgetComputed(database, sourceId)
    delays.enable()
    const seconds = await timed(async () => {
      await categoriseProducts(database, sourceId)
      await recomputeValues(database, { sourceId, requestedBy: 'bench' }, { compute: pool.compute })
    })
    return { seconds, peakMegabytes: peak / 1e6, longestHold: delays.max / 1e6 }
  } finally {
    clearInterval(watch)
    await pool.close()
    await database.close()
  }
})
