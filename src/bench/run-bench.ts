import type { Config } from '../config.ts'
import type { Logger } from '../logger.ts'
import { measureAnalysis } from './analysis/measure-analysis.ts'
import { stopChildren } from './child.ts'
import { measureImport } from './import/measure-import.ts'
import { measurePictures } from './pictures/measure-pictures.ts'
import { measureRfm } from './rfm/measure-rfm.ts'
import { openScratch, type Scratch } from './scratch.ts'
import type { BenchContext, BenchPart, BenchResult, BenchSizes, PartResult } from './types.ts'
import { benchParts } from './types.ts'
import { measureWebhook } from './webhook/measure-webhook.ts'

export type BenchOptions = {
  file?: string
  only?: readonly BenchPart[]
  sizes?: Partial<BenchSizes>
  onStep?(text: string): void
}

const usualSizes: BenchSizes = {
  importRows: 540_000,
  importRuns: 5,
  rfm: [
    { orders: 20_000, runs: 9 },
    { orders: 1_000_000, runs: 3 },
  ],
  analysis: {
    fileRuns: 3,
    shops: [
      { orders: 1_000_000, runs: 2 },
      { orders: 5_000_000, runs: 1 },
    ],
  },
  shopOrders: 20_000,
  pictureRuns: 20,
  webhookSeconds: 4,
  webhookRounds: 5,
  webhookConnections: 32,
}

const measures: Record<BenchPart, (context: BenchContext) => Promise<PartResult>> = {
  import: measureImport,
  rfm: measureRfm,
  analysis: measureAnalysis,
  pictures: measurePictures,
  webhook: measureWebhook,
}

/**
 * Measures the parts beside their bare equivalents, in turns, on databases that exist for the run only: on the server of
 * the settings, else embedded ones in the temporary directory. @throws when the server lets us create no database
 */
export async function runBench(config: Config, logger: Logger, options: BenchOptions = {}): Promise<BenchResult> {
  const scratch = await openScratch(config.database.url, logger)
  const release = removeOnSignal(scratch)
  try {
    const context: BenchContext = {
      config,
      scratch,
      sizes: { ...usualSizes, ...options.sizes },
      file: options.file ?? null,
      onStep: options.onStep ?? (() => {}),
    }
    const result: BenchResult = { machine: scratch.machine, notes: [], measurements: [] }
    for (const part of benchParts.filter((name) => options.only?.includes(name) ?? true)) {
      const { measurements, notes } = await measures[part](context)
      result.measurements.push(...measurements)
      result.notes.push(...notes)
    }
    return result
  } finally {
    release()
    await scratch.remove()
  }
}

/** Interrupted, the run ends at once and leaves nothing behind; its processes end with it. */
function removeOnSignal(scratch: Scratch): () => void {
  const end = () =>
    void stopChildren()
      .then(() => scratch.remove())
      .finally(() => process.exit(130))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  return () => {
    process.off('SIGINT', end)
    process.off('SIGTERM', end)
  }
}
