import { type CohortView, cohorts, cohortViews } from '../analysis/cohorts/index.ts'
import { cohortsReport } from '../reports/cohorts/cohorts.ts'
import { defineQuestion } from './question.ts'

const words: [CohortView, RegExp][] = [
  ['repeat-coupon', /coupon|券/i],
  ['repeat-amount', /amount|金额/i],
  ['repeat-period', /period|季度|首购时间/i],
  ['gaps', /gap|间隔/i],
  ['number', /number|nth|第几|次数/i],
  ['heat', /heat|month|热力|月份/i],
  ['repeat', /repeat|second|复购率|二次/i],
]

export const cohortsQuestion = defineQuestion({
  name: 'cohorts',
  action: 'co',
  read: (said): CohortView =>
    cohortViews.find((view) => view === said) ?? words.find(([, pattern]) => pattern.test(said))?.[0] ?? 'heat',
  write: (view) => view,
  ask: (database, source, view) => cohorts(database, { sourceId: source.id, view }),
  report: cohortsReport,
})
