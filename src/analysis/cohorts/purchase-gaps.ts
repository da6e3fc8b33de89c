import { kaplanMeier, type SurvivalCurve, survivalQuantile } from '../../algorithms/kaplan-meier.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import { type DurationCount, sampleOf } from './duration-counts.ts'
import type { SpellCounts } from './read-spells.ts'
import { returnShare } from './return-share.ts'
import { type ReturnSpike, returnSpikes } from './return-spikes.ts'

/** Of purchases that were followed by silence for so many days, how many are followed by another within `within` more. */
export type ReturnChance = { silent: number; within: number; share: number; atRisk: number }

export type PurchaseGaps = {
  view: 'gaps'
  source: SourceFacts
  customers: number
  /** Gaps that ended with a purchase; each customer has one that has not. */
  ended: number
  open: number
  /** Of the gaps that ended; null where none did. Days. */
  median: number | null
  ninetieth: number | null
  /** Ended gaps in bins of `width` days from day 1 on; `longer` lie beyond the last bin. */
  histogram: { width: number; bins: { from: number; to: number; gaps: number }[]; longer: number }
  /**
   * Open gaps counted in, by Kaplan–Meier: by `days` nine in ten of those who come back within `horizon` have. Null where
   * returns are still coming evenly when the data end, so that no such bound is to be seen.
   */
  mostReturned: { days: number; horizon: number } | null
  chances: ReturnChance[]
  spikes: ReturnSpike[]
}

/** Widths that managers count in, and the most bins that a phone shows. */
const WIDTHS = [1, 2, 7, 14, 30, 60, 90, 180, 365]
const MOST_BINS = 20

/** A share of fewer gaps than this is not told: gaps of one customer are alike, so that their intervals would be too narrow. */
const LEAST_AT_RISK = 30

const LONGEST_HORIZON = 365
const SILENT_DAYS = [0, 30, 60, 90, 180] as const
const WITHIN_DAYS = [90, 30] as const

/** The days between purchases, and what silence says of a return. A gap without an end counts up to the data's end. */
export function purchaseGaps(source: SourceFacts, { gaps: rows, returns }: SpellCounts): PurchaseGaps {
  const ended = rows.filter((row) => row.ended)
  const open = rows.filter((row) => !row.ended)
  const curve = kaplanMeier(sampleOf(rows))
  return {
    view: 'gaps',
    source,
    customers: countOf(open),
    ended: countOf(ended),
    open: countOf(open),
    median: quantile(ended, 0.5),
    ninetieth: quantile(ended, 0.9),
    histogram: histogram(ended),
    mostReturned: mostReturned(curve),
    chances: chances(curve),
    spikes: returnSpikes(returns),
  }
}

/** The least number of days within which so large a part of the gaps ended (R's type 1). */
function quantile(ended: DurationCount[], part: number): number | null {
  const needed = part * countOf(ended)
  let seen = 0
  for (const row of ended) {
    seen += row.count
    if (seen >= needed) return row.days
  }
  return null
}

function histogram(ended: DurationCount[]): PurchaseGaps['histogram'] {
  const reach = quantile(ended, 0.98) ?? 0
  const width = WIDTHS.find((days) => reach <= days * MOST_BINS) ?? WIDTHS.at(-1)!
  const bins = Array.from({ length: Math.min(MOST_BINS, Math.ceil(reach / width)) }, (_, index) => {
    const [from, to] = [index * width + 1, (index + 1) * width]
    return { from, to, gaps: countOf(ended.filter((row) => row.days >= from && row.days <= to)) }
  })
  return { width, bins, longer: countOf(ended.filter((row) => row.days > bins.length * width)) }
}

function mostReturned(curve: SurvivalCurve): PurchaseGaps['mostReturned'] {
  const enough = curve.times.findLast((_, index) => curve.atRisk[index]! >= LEAST_AT_RISK) ?? 0
  const horizon = Math.min(LONGEST_HORIZON, enough)
  const returned = returnShare(curve, horizon)?.share ?? 0
  if (returned === 0) return null
  const days = survivalQuantile(curve, 1 - 0.9 * returned)?.time ?? null
  // Returns that come evenly reach nine tenths at nine tenths of the time: that is the data's end, no bound of a habit.
  return days === null || days > 0.75 * horizon ? null : { days, horizon }
}

function chances(curve: SurvivalCurve): ReturnChance[] {
  const of = (within: number) =>
    SILENT_DAYS.flatMap((silent): ReturnChance[] => {
      const found = returnShare(curve, silent + within, silent)
      return found && found.atRisk >= LEAST_AT_RISK
        ? [{ silent, within, share: found.share, atRisk: found.atRisk }]
        : []
    })
  return WITHIN_DAYS.map(of).find((found) => found.length >= 2) ?? of(WITHIN_DAYS.at(-1)!)
}

function countOf(rows: DurationCount[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0)
}
