import { join } from 'node:path'
import type { Picture } from '../../../charts/index.ts'
import { overview, trend } from '../../analysis/behaviour/index.ts'
import { isLacking, type Lacking } from '../../analysis/lacking.ts'
import { findCustomer, portrait } from '../../analysis/portrait/index.ts'
import { classMembers, latestRfm, recomputeRfm } from '../../analysis/rfm/index.ts'
import { weeklySummary } from '../../analysis/weekly/index.ts'
import type { Database } from '../../db/index.ts'
import { generateOrders } from '../../demo/generate-orders.ts'
import { writeOrders } from '../../demo/write-orders.ts'
import { createFormat, translator } from '../../i18n/index.ts'
import { importFile } from '../../ingest/index.ts'
import { importReport } from '../../reports/import-report.ts'
import { overviewReport } from '../../reports/overview.ts'
import { portraitReport } from '../../reports/portrait.ts'
import type { Report } from '../../reports/report.ts'
import { classReport, segmentsReport } from '../../reports/segments.ts'
import { trendReport } from '../../reports/trend.ts'
import { weeklyReport } from '../../reports/weekly.ts'
import type { BenchContext } from '../types.ts'

const SEED = 20_220_101
const LAST_DAY = '2022-06-30'
const DAY_AFTER = '2022-07-01'

/** One picture of every kind, as a manager would get it: the made-up shop imported, computed and reported. */
export async function samplePictures(database: Database, context: BenchContext): Promise<Picture[]> {
  const { config, scratch, sizes } = context
  const path = join(scratch.directory, 'shop.csv')
  await writeOrders(path, generateOrders({ seed: SEED, lastDay: LAST_DAY, orders: sizes.shopOrders }))
  const file = { name: 'shop.csv', path }
  const imported = await importFile(database, { file, source: 'shop', requestedBy: 'bench', limits: config.limits })
  const sourceId = imported.source_id!
  await recomputeRfm(database, { sourceId, requestedBy: 'bench' })
  const voice = { t: translator(config.language), format: createFormat(config.language, imported.currency) }

  const rfm = must(await latestRfm(database, sourceId))
  const best = await classMembers(database, rfm.snapshot.id, '111', 10)
  const { matches } = await findCustomer(database, { name: best[0]!.key, sourceId })
  const reports: Report[] = [
    overviewReport(must(await overview(database, { sourceId, period: 'all' })), voice),
    trendReport(must(await trend(database, { sourceId, by: 'day' })), voice),
    segmentsReport(rfm, voice),
    classReport(rfm, '111', best, voice),
    portraitReport(must(await portrait(database, matches[0]!.customerId)), voice),
    importReport(imported, voice),
    weeklyReport(must(await weeklySummary(database, { sourceId, before: DAY_AFTER })), voice),
  ]
  return reports.map(({ picture }) => must(picture ?? null))
}

function must<T extends object>(value: T | Lacking | null): T {
  if (value === null || isLacking(value)) throw new Error('the made-up shop lacks what a picture needs')
  return value
}
