import { createWriteStream } from 'node:fs'
import { basename, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { categoriseProducts } from '../analysis/products/index.ts'
import { recomputeValues } from '../analysis/rfm/index.ts'
import type { Config } from '../config.ts'
import { migrateDatabase, openDatabase } from '../db/index.ts'
import { createFormat, translator } from '../i18n/index.ts'
import {
  ImportError,
  type ImportReport,
  importFile,
  importWithProposal,
  type PresetName,
  rejectionsCsv,
} from '../ingest/index.ts'
import { createLogger } from '../logger.ts'
import { importErrorReport, importReport } from '../reports/imports/import-report.ts'
import type { Voice } from '../reports/report.ts'
import { plainText } from './plain-text.ts'
import { progressBar } from './progress-bar.ts'

export type ImportOptions = {
  source?: string
  preset?: PresetName
  sheet?: string
  currency?: string
  duplicates: 'keep' | 'drop'
  rejected?: string
  acceptMapping?: boolean
  dryRun?: boolean
  json?: boolean
}

/** Imports one file and prints its report. Exit code 1: the file could not be imported; the answer says why. */
export async function importCommand(config: Config, path: string, options: ImportOptions): Promise<void> {
  const database = await openDatabase(config.database, createLogger(config.logLevel ?? 'warn', 2))
  const t = translator(config.language)
  const name = basename(path)
  const bar = progressBar(name)
  const abort = new AbortController()
  const interrupt = () => abort.abort(new Error('interrupted'))
  process.once('SIGINT', interrupt)
  try {
    await migrateDatabase(database)
    const report = await (options.acceptMapping ? importWithProposal : importFile)(database, {
      file: { name, path: resolve(path) },
      source: options.source ?? null,
      preset: options.preset,
      sheet: options.sheet,
      currency: options.currency,
      duplicates: options.duplicates,
      dryRun: options.dryRun ?? false,
      requestedBy: 'cli',
      limits: config.limits,
      signal: abort.signal,
      onProgress: ({ step, bytesDone, bytesTotal, rows }) =>
        bar.show(t(`job-step-${step}`), bytesDone, bytesTotal, `${rows}`),
    })
    const { source_id: sourceId } = report
    if (sourceId !== null && !options.dryRun) {
      await categoriseProducts(database, sourceId)
      await recomputeValues(database, { sourceId, requestedBy: 'cli' })
    }
    if (options.rejected !== undefined && report.import_id !== null) {
      const rows = rejectionsCsv(database, report.import_id, (code) => t(`import-reason-${code}`))
      await pipeline(Readable.from(rows), createWriteStream(options.rejected))
    }
    bar.end()
    process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : plainText(reportOf(report, config)))
  } catch (error) {
    bar.end()
    if (!(error instanceof ImportError)) throw error
    const voice = { t, format: createFormat(config.language, 'CNY') }
    const text = plainText(importErrorReport(error, voice, null))
    if (options.json)
      process.stdout.write(
        `${JSON.stringify({ error: error.code, ...error.details, message: text.trim() }, null, 2)}\n`,
      )
    else process.stderr.write(text)
    process.exitCode = 1
  } finally {
    process.off('SIGINT', interrupt)
    await database.close()
  }
}

function reportOf(report: ImportReport, config: Config) {
  const voice: Voice = { t: translator(config.language), format: createFormat(config.language, report.currency) }
  return importReport(report, voice)
}
