import type { Database } from '../../db/index.ts'
import { type SourceFacts, sourceFacts } from '../behaviour/index.ts'
import type { Advice, Outcome, Withheld } from './advice.ts'
import { type Findings, readFindings } from './findings.ts'
import { busyTimes } from './rules/busy-times.ts'
import { keepBest } from './rules/keep-best.ts'
import { paydays } from './rules/paydays.ts'
import { saveEffort } from './rules/save-effort.ts'
import { season } from './rules/season.ts'
import { secondOrder } from './rules/second-order.ts'
import { threshold } from './rules/threshold.ts'
import { winBack } from './rules/win-back.ts'

export type Strategy = {
  source: SourceFacts
  /** What the figures bear, the surest and weightiest first. */
  advice: Advice[]
  /** What they do not bear, with the reason. */
  withheld: Withheld[]
}

const rules: ((findings: Findings) => Outcome)[] = [
  keepBest,
  secondOrder,
  (findings) => winBack(findings, '011'),
  (findings) => winBack(findings, '001'),
  saveEffort,
  (findings) => busyTimes(findings, 'hour'),
  (findings) => busyTimes(findings, 'weekday'),
  (findings) => busyTimes(findings, 'third'),
  (findings) => busyTimes(findings, 'month_day'),
  paydays,
  season,
  threshold,
]

/** What to do, for whom and when, each line with the figures that it rests on. @returns null without orders */
export async function strategy(database: Database, { sourceId }: { sourceId: number }): Promise<Strategy | null> {
  const source = await sourceFacts(database, sourceId)
  if (!source) return null
  return { source, ...applyRules(await readFindings(database, source)) }
}

/** Pure: the same findings give the same advice. */
export function applyRules(findings: Findings): Pick<Strategy, 'advice' | 'withheld'> {
  const outcomes = rules.map((rule) => rule(findings)).filter((outcome) => outcome !== null)
  const advice = outcomes.flatMap((outcome) => ('advice' in outcome ? [outcome.advice] : []))
  const isWeak = ({ certainty }: Advice) => Number(certainty.level === 'weak')
  return {
    advice: advice.sort((a, b) => isWeak(a) - isWeak(b) || b.stake - a.stake),
    withheld: outcomes.flatMap((outcome) => ('withheld' in outcome ? [outcome.withheld] : [])),
  }
}
