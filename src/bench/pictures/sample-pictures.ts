import { join } from 'node:path'
import type { Picture } from '../../../charts/index.ts'
import { overview, trend } from '../../analysis/behaviour/index.ts'
import { isLacking, type Lacking } from '../../analysis/lacking.ts'
import { portrait } from '../../analysis/portrait/index.ts'
import { type Group, groupMembers, latestSnapshot, recomputeRfm } from '../../analysis/rfm/index.ts'
import { type SegmentsAsked, segments } from '../../analysis/rfm/segments.ts'
import { weeklySummary } from '../../analysis/weekly/index.ts'
import type { Database } from '../../db/index.ts'
import { generateOrders } from '../../demo/generate-orders.ts'
import { writeOrders } from '../../demo/write-orders.ts'
import { createFormat, translator } from '../../i18n/index.ts'
import { importFile } from '../../ingest/index.ts'
import { overviewReport } from '../../reports/behaviour/overview.ts'
import { trendReport } from '../../reports/behaviour/trend.ts'
import { importReport } from '../../reports/imports/import-report.ts'
import { portraitReport } from '../../reports/portrait/portrait.ts'
import type { Report } from '../../reports/report.ts'
import { segmentsReport } from '../../reports/segments/index.ts'
import { weeklyReport } from '../../reports/weekly/weekly.ts'
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

  const group: Group = { by: 'class', value: '111' }
  const look = async (asked: SegmentsAsked) => segmentsReport(must(await segments(database, sourceId, asked)), voice)
  const best = await groupMembers(database, must(await latestSnapshot(database, sourceId)).snapshot.id, group, 1)
  const reports: Report[] = [
    overviewReport(must(await overview(database, { sourceId, period: 'all' })), voice),
    trendReport(must(await trend(database, { sourceId, by: 'day' })), voice),
    await look({ view: 'classes' }),
    await look({ view: 'group', group }),
    await look({ view: 'scores' }),
    await look({ view: 'tiers' }),
    await look({ view: 'clusters' }),
    portraitReport(must(await portrait(database, best[0]!.customerId)), voice),
    importReport(imported, voice),
    weeklyReport(must(await weeklySummary(database, { sourceId, before: DAY_AFTER })), voice),
  ]
  return reports.map(({ picture }) => must(picture ?? null))
}

function must<T extends object>(value: T | Lacking | null): T {
  if (value === null || isLacking(value)) throw new Error('the made-up shop lacks what a picture needs')
  return value
}
