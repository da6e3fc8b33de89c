import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findSource, listSources } from '../analysis/sources.ts'
import { weeklySummary } from '../analysis/weekly/index.ts'
import type { Config } from '../config.ts'
import { migrateDatabase, openDatabase } from '../db/index.ts'
import { createFormat, localDay, translator } from '../i18n/index.ts'
import { createLogger } from '../logger.ts'
import { pushNow } from '../messaging/index.ts'
import { createPool } from '../pool/index.ts'
import { weeklyReport } from '../reports/weekly/weekly.ts'
import { plainText } from './plain-text.ts'

export type PushOptions = { dryRun?: boolean; source?: string; language?: 'zh' | 'en'; out: string; json?: boolean }

/** The weekly report for the week before today: shown here with --dry-run, else put for a worker to send to every chat. */
export async function pushCommand(config: Config, options: PushOptions): Promise<void> {
  if (options.dryRun) return showPush(config, options)
  if (config.telegram.token === null) throw new Error('sending needs BOT_TOKEN; --dry-run shows the report without it')
  const database = await openDatabase(config.database, createLogger(config.logLevel ?? 'warn', 2))
  try {
    await migrateDatabase(database)
    const put = await pushNow(database, Number.parseInt(config.telegram.token, 10))
    process.stdout.write(`${translator(config.language)('push-put', { count: put })}\n`)
  } finally {
    await database.close()
  }
}

async function showPush(config: Config, options: PushOptions): Promise<void> {
  const database = await openDatabase(config.database, createLogger(config.logLevel ?? 'warn', 2))
  const pool = createPool({ threads: 1 })
  try {
    await migrateDatabase(database)
    const source = options.source ? await findSource(database, options.source) : (await listSources(database))[0]
    const language = options.language ?? config.language
    const t = translator(language)
    const before = localDay(new Date(), config.timeZone)
    const summary = source && (await weeklySummary(database, { sourceId: source.id, before }))
    if (!source || !summary) {
      process.stderr.write(
        `${options.source && !source ? t('source-unknown', { source: options.source }) : t('no-data')}\n`,
      )
      process.exitCode = 1
      return
    }
    const report = weeklyReport(summary, { t, format: createFormat(language, source.currency) })
    mkdirSync(options.out, { recursive: true })
    const picture = join(options.out, `weekly-${summary.week.from}.png`)
    if (report.picture) writeFileSync(picture, await pool.renderPicture(report.picture))
    const text = plainText(report)
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ text: text.trim(), photo: picture, summary }, null, 2)}\n`
        : `${text}[picture] ${picture}\n`,
    )
  } finally {
    await pool.close()
    await database.close()
  }
}
