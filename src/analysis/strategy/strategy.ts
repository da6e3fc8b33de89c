import type { Database } from '../../db/index.ts'
import { type SourceFacts, sourceFacts } from '../behaviour/index.ts'
import { type DataNeed, isLacking, sourceWith } from '../lacking.ts'
import { type Advice, type Outcome, type Topic, topics, type Withheld } from './advice.ts'
import { readWhen, whenRules } from './when/index.ts'
import { readWhere, whereRules } from './where/index.ts'
import { readWho, whoRules } from './who/index.ts'

export type Strategy = {
  source: SourceFacts
  topics: readonly Topic[]
  /** What the figures bear, the surest and weightiest first. */
  advice: Advice[]
  /** What they do not bear, with the reason. */
  withheld: Withheld[]
  /** What the data lack, so that nothing is said of it; `classes`: they have not been computed yet. */
  missing: (DataNeed | 'classes')[]
  /** Days that the advice on time leaves out: ISO days of events, and how many were closed. */
  setAside: { events: string[]; closed: number }
}

export type StrategyParameters = {
  sourceId: number
  /** Others are not computed; all of them by default. */
  topics?: readonly Topic[]
}

/** What to do, for whom and when, each line with the figures that it rests on. @returns null without orders */
export async function strategy(
  database: Database,
  { sourceId, topics: asked = topics }: StrategyParameters,
): Promise<Strategy | null> {
  const source = await sourceFacts(database, sourceId)
  if (!source) return null
  const data = await sourceWith(database, sourceId, ['customer', 'place', 'product'])
  const missing: Strategy['missing'] = data && isLacking(data) ? [...data.lacking] : []
  const setAside: Strategy['setAside'] = { events: [], closed: 0 }
  // Each reads all orders several times, so they do it side by side.
  const [who, when, where] = await Promise.all([
    asked.includes('who') && !missing.includes('customer') ? readWho(database, source) : null,
    asked.includes('when') ? readWhen(database, source) : null,
    asked.includes('where') ? readWhere(database, source) : null,
  ])
  if (who && !who.rfm) missing.push('classes')
  if (when) {
    setAside.events = when.usual.events.map(({ day }) => day)
    setAside.closed = when.usual.closed
  }
  const outcomes = [
    ...(who ? whoRules.map((rule) => rule(who)) : []),
    ...(when ? whenRules.map((rule) => rule(when)) : []),
    ...(where ? whereRules.map((rule) => rule(where)) : []),
  ]
  return { source, topics: asked, ...sorted(outcomes), missing, setAside }
}

function sorted(outcomes: Outcome[]): Pick<Strategy, 'advice' | 'withheld'> {
  const advice = outcomes.flatMap((outcome) => (outcome && 'advice' in outcome ? [outcome.advice] : []))
  const isWeak = ({ certainty }: Advice) => Number(certainty.level === 'weak')
  return {
    advice: advice.sort((a, b) => isWeak(a) - isWeak(b) || b.stake - a.stake),
    withheld: outcomes.flatMap((outcome) => (outcome && 'withheld' in outcome ? [outcome.withheld] : [])),
  }
}
