import { strategy } from '../analysis/strategy/index.ts'
import { type StrategyView, strategyReport, strategyViews } from '../reports/strategy/strategy.ts'
import { defineQuestion } from './question.ts'

const words: [StrategyView, RegExp][] = [
  ['who', /^(对谁|客户|谁)/],
  ['when', /^(何时|时间|时机|什么时候)/],
  ['where', /^(何地|地区|商品|怎么卖|what|how)/i],
  ['withheld', /^(没给|不建议|未采纳|不给)/],
]

export const strategyQuestion = defineQuestion({
  name: 'strategy',
  action: 'st',
  read: (said): StrategyView =>
    strategyViews.find((view) => view === said.toLowerCase()) ??
    words.find(([, pattern]) => pattern.test(said))?.[0] ??
    'summary',
  write: (view) => view,
  async ask(database, source, view) {
    const topics = view === 'who' || view === 'when' || view === 'where' ? ([view] as const) : undefined
    const found = await strategy(database, { sourceId: source.id, ...(topics && { topics }) })
    return found && { ...found, view }
  },
  report: strategyReport,
})
