import { isLacking, sourceWith } from '../analysis/lacking.ts'
import { latestRfm, recomputeValues } from '../analysis/rfm/index.ts'
import { findSource, listSources } from '../analysis/sources.ts'
import type { Config } from '../config.ts'
import { migrateDatabase, openDatabase } from '../db/index.ts'
import { createFormat, translator } from '../i18n/index.ts'
import { createLogger } from '../logger.ts'
import { lackingReport } from '../reports/lacking.ts'
import { classesReport } from '../reports/segments/classes.ts'
import { rfmDoneReport } from '../reports/segments/rfm-done.ts'
import { plainText } from './plain-text.ts'

/** Recomputes the classes of a source and prints them. Exit code 1: there is nothing to compute. */
export async function rfmCommand(
  config: Config,
  options: { source?: string; date?: string; refit?: boolean; json?: boolean },
): Promise<void> {
  const database = await openDatabase(config.database, createLogger(config.logLevel ?? 'warn', 2))
  try {
    await migrateDatabase(database)
    const source = options.source ? await findSource(database, options.source) : (await listSources(database))[0]
    const referenceDate = options.date
    const asked = source && { sourceId: source.id, referenceDate, requestedBy: 'cli', refit: options.refit ?? false }
    const done = asked && (await recomputeValues(database, asked))
    const rfm = done && (await latestRfm(database, source.id))
    const t = translator(config.language)
    const lacking = source && !rfm ? await sourceWith(database, source.id, ['customer']) : null
    if (source && lacking && isLacking(lacking)) {
      const voice = { t, format: createFormat(config.language, source.currency) }
      process.stderr.write(plainText(lackingReport(lacking, voice)))
      process.exitCode = 1
      return
    }
    if (!rfm) {
      process.stderr.write(
        `${options.source && !source ? t('source-unknown', { source: options.source }) : t('no-data')}\n`,
      )
      process.exitCode = 1
      return
    }
    const voice = { t, format: createFormat(config.language, source.currency) }
    if (options.json) process.stdout.write(`${JSON.stringify({ ...rfm, refit: done.refit }, null, 2)}\n`)
    else process.stdout.write(plainText(done.refit ? rfmDoneReport(done, voice) : classesReport(rfm, voice)))
  } finally {
    await database.close()
  }
}
