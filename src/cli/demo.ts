import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recomputeValues } from '../analysis/rfm/index.ts'
import { listSources } from '../analysis/sources.ts'
import { runUntilStopped } from '../app/run-until-stopped.ts'
import { type App, startApp } from '../app/start-app.ts'
import type { Config } from '../config.ts'
import { type Database, migrateDatabase, openDatabase } from '../db/index.ts'
import { generateOrders } from '../demo/generate-orders.ts'
import { writeOrders } from '../demo/write-orders.ts'
import { createFormat, localDay, translator } from '../i18n/index.ts'
import { importFile } from '../ingest/index.ts'
import { createLogger } from '../logger.ts'
import { importReport } from '../reports/imports/import-report.ts'
import { plainText } from './plain-text.ts'
import { progressBar } from './progress-bar.ts'

/** The made-up shop is the same for everybody who starts on the same day. */
const SEED = 20_220_101
const SHOP = 'demo-shop'

/** Opens the sandbox chat; an empty database first gets a made-up shop, through the same import as a real file. */
export async function demoCommand(config: Config): Promise<void> {
  const began = Date.now()
  const t = translator(config.language)
  const logger = createLogger(config.logLevel ?? 'warn', 2)
  say(t('demo-database'))
  const database = await openDatabase(config.database, logger)
  try {
    await migrateDatabase(database)
    if ((await listSources(database)).length === 0) await makeShop(database, config)
  } finally {
    await database.close()
  }
  say(t('demo-starting'))
  const settings: Config = { ...config, role: 'all', telegram: { ...config.telegram, token: null } }
  await runUntilStopped(async (signal) => {
    const app = await startApp(settings, logger, { signal })
    announce(app)
    return app
  }, logger)

  function announce({ url }: App): void {
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    say(t('demo-ready', { url: url?.replace('127.0.0.1', 'localhost') ?? '', seconds }))
  }
}

async function makeShop(database: Database, config: Config): Promise<void> {
  const t = translator(config.language)
  const folder = await mkdtemp(join(tmpdir(), 'huike-demo-'))
  const bar = progressBar(SHOP)
  try {
    const yesterday = new Date(Date.now() - 86_400_000)
    const lastDay = localDay(yesterday, config.timeZone)
    const path = join(folder, `${SHOP}.csv`)
    say(t('demo-making'))
    await writeOrders(path, generateOrders({ seed: SEED, lastDay }))
    say(t('demo-importing'))
    const report = await importFile(database, {
      file: { name: `${SHOP}.csv`, path },
      source: SHOP,
      requestedBy: 'demo',
      limits: config.limits,
      onProgress: ({ step, bytesDone, bytesTotal, rows }) =>
        bar.show(t(`job-step-${step}`), bytesDone, bytesTotal, `${rows}`),
    })
    bar.end()
    say(plainText(importReport(report, { t, format: createFormat(config.language, report.currency) })))
    say(t('demo-scoring'))
    await recomputeValues(database, { sourceId: report.source_id!, requestedBy: 'demo' })
  } finally {
    bar.end()
    await rm(folder, { recursive: true, force: true })
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
