import { levelColours, type Picture, type ShareRows } from '../../../charts/index.ts'
import type { ConsumptionLevels, LevelRow } from '../../analysis/behaviour/index.ts'
import { pictureFrame } from '../facts.ts'
import type { Voice } from '../report.ts'
import { levelName } from './level-words.ts'

/** The latest months that are drawn. */
const SHOWN_MONTHS = 18
/** Customers and sales by level; or customers, and below them those of each month of first purchase. */
export function levelsPicture(title: string, levels: ConsumptionLevels, voice: Voice): Picture {
  const { t, format } = voice
  const strip = (text: string, value: (row: LevelRow) => number) => ({
    title: text,
    parts: levels.levels.map((row) => ({
      label: levelName(row.level, voice),
      value: value(row),
      colour: levelColours[row.level],
    })),
  })
  const customers = strip(
    t('levels-strip-customers', { customers: format.count(levels.customers) }),
    (row) => row.customers,
  )
  const sales = strip(t('levels-strip-sales', { sales: format.money(levels.sales) }), (row) => row.sales)
  return {
    chart: 'share-rows',
    ...pictureFrame(title, levels.source, levels, voice),
    strips: levels.view === 'level' ? [customers, sales] : [customers],
    groups: levels.view === 'level' ? null : monthRows(levels, voice),
  }
}

function monthRows({ cohorts }: ConsumptionLevels, voice: Voice): ShareRows {
  const { t, format } = voice
  const order = ['high', 'middle', 'low'] as const
  return {
    title: t('levels-rows'),
    parts: order.map((level) => ({ label: levelName(level, voice), colour: levelColours[level] })),
    rows: cohorts.slice(-SHOWN_MONTHS).map((cohort) => ({
      label: cohort.month,
      shares: order.map((level) => cohort[level] / cohort.customers),
      interval: null,
      text: t('levels-row', { count: cohort.customers, customers: format.count(cohort.customers) }),
    })),
  }
}
