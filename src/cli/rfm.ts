import { computeHere } from '../algorithms/tasks.ts'
import { recomputeLifetimes } from '../analysis/lifetime/index.ts'
import { latestRfm, recomputeRfm } from '../analysis/rfm/index.ts'
import { findSource, listSources } from '../analysis/sources.ts'
import type { Config } from '../config.ts'
import { migrateDatabase, openDatabase } from '../db/index.ts'
import { createFormat, translator } from '../i18n/index.ts'
import { createLogger } from '../logger.ts'
import { segmentsReport } from '../reports/segments.ts'
import { plainText } from './plain-text.ts'

/** Recomputes the classes of a source and prints them. Exit code 1: there is nothing to compute. */
export async function rfmCommand(
  config: Config,
  options: { source?: string; date?: string; json?: boolean },
): Promise<void> {
  const database = await openDatabase(config.database, createLogger(config.logLevel ?? 'warn', 2))
  try {
    await migrateDatabase(database)
    const source = options.source ? await findSource(database, options.source) : (await listSources(database))[0]
    const referenceDate = options.date
    const done = source && (await recomputeRfm(database, { sourceId: source.id, referenceDate, requestedBy: 'cli' }))
    if (done) {
      await recomputeLifetimes(database, { snapshot: done.snapshot, compute: computeHere, requestedBy: 'cli' })
    }
    const rfm = done && (await latestRfm(database, source.id))
    const t = translator(config.language)
    if (!rfm) {
      process.stderr.write(
        `${options.source && !source ? t('source-unknown', { source: options.source }) : t('no-data')}\n`,
      )
      process.exitCode = 1
      return
    }
    const voice = { t, format: createFormat(config.language, source.currency) }
    process.stdout.write(options.json ? `${JSON.stringify(rfm, null, 2)}\n` : plainText(segmentsReport(rfm, voice)))
  } finally {
    await database.close()
  }
}
