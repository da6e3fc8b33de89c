import { type LifetimeView, lifetime, lifetimeViews } from '../analysis/lifetime/index.ts'
import { lifetimeReport } from '../reports/lifetime/lifetime.ts'
import { defineQuestion } from './question.ts'

const words: [LifetimeView, RegExp][] = [
  ['top', /^(best|customers|名单|客户|最有价值)/i],
  ['map', /^(active|activity|活跃)/i],
  ['check', /^(holdout|test|检验|验证|准不准)/i],
]

export const lifetimeQuestion = defineQuestion({
  name: 'lifetime',
  action: 'lt',
  read: (said): LifetimeView =>
    lifetimeViews.find((view) => view === said) ?? words.find(([, pattern]) => pattern.test(said))?.[0] ?? 'totals',
  write: (view) => view,
  ask: (database, source, view) => lifetime(database, { sourceId: source.id, view }),
  report: lifetimeReport,
})
