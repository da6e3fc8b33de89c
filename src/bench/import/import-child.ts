import { openDatabase } from '../../db/index.ts'
import { type ImportReport, importFile } from '../../ingest/index.ts'
import type { Limits } from '../../ingest/read/read-bytes.ts'
import { createLogger } from '../../logger.ts'
import { answerParent } from '../child.ts'
import { timed } from '../measurement.ts'
import type { DatabaseSettings } from '../scratch.ts'

export type ImportQuestion = { settings: DatabaseSettings; path: string; name: string; limits: Limits }
export type ImportAnswer = { seconds: number; peakMegabytes: number; rows: number; orders: number }

const SAMPLE_MS = 10

/** One import in a process of its own, so that the peak of its memory is the import's. */
answerParent(async ({ settings, path, name, limits }: ImportQuestion): Promise<ImportAnswer> => {
  const database = await openDatabase(settings, createLogger('warn', 2))
  let peak = 0
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const watch = setInterval(look, SAMPLE_MS)
  try {
    let report: ImportReport | undefined
    const seconds = await timed(async () => {
      const file = { name, path }
      report = await importFile(database, { file, source: 'bench', requestedBy: 'bench', limits, onProgress: look })
    })
    return { seconds, peakMegabytes: peak / 1e6, rows: report!.rows_read, orders: report!.orders }
  } finally {
    clearInterval(watch)
    await database.close()
  }
})
