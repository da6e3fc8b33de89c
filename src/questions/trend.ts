import { type TrendBucket, trend, trendBuckets } from '../analysis/behaviour/trend.ts'
import { trendReport } from '../reports/trend.ts'
import { defineQuestion } from './question.ts'

const words: [TrendBucket, RegExp][] = [
  ['weekday', /^(weekday|week|星期|周)/i],
  ['month', /^(month|月$|按月|月份|每月)/i],
  ['day', /^(day|日|天|号)/i],
  ['hour', /^(hour|时|小时|点)/i],
]

export const trendQuestion = defineQuestion({
  name: 'trend',
  action: 'tr',
  read: (said): TrendBucket =>
    trendBuckets.find((bucket) => bucket === said) ?? words.find(([, pattern]) => pattern.test(said))?.[0] ?? 'month',
  write: (by) => by,
  ask: (database, source, by) => trend(database, { sourceId: source.id, by }),
  report: trendReport,
})
