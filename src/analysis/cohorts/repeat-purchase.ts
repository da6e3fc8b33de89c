import { kaplanMeier, type SurvivalCurve, survivalQuantile } from '../../algorithms/kaplan-meier.ts'
import { type LogRank, logRank } from '../../algorithms/log-rank.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import { sampleOf } from './duration-counts.ts'
import { type PeriodUnit, periodUnit } from './period-unit.ts'
import type { FirstPurchaseCount, RepeatGrouping, SpellCounts } from './read-spells.ts'
import { type ReturnShare, returnShare } from './return-share.ts'
import { type ReturnSpike, returnSpikes } from './return-spikes.ts'

/** `naive` is who came back by that day of all customers, also of those who had no time to. */
export type RepeatHorizon = ReturnShare & { naive: { returned: number; share: number } }

/** Share that had come back by each day on which somebody did, and those at risk from it on. */
export type ReturnCurvePoint = { days: number; share: number; lower: number; upper: number; atRisk: number }

export type RepeatGroup = {
  /** See {@link FirstPurchaseCount}. */
  key: string
  customers: number
  /** Customers who bought again on a later day. */
  returned: number
  /** Days until half of the customers have come back, with its 95 % interval; null where the curve does not reach a half. */
  median: { days: number; lower: number | null; upper: number | null } | null
  /** Without the days that nobody was followed for. */
  horizons: RepeatHorizon[]
  /** Longest time that somebody was followed. */
  followedDays: number
  curve: ReturnCurvePoint[]
}

export type RepeatPurchase = {
  view: 'repeat'
  source: SourceFacts
  by: RepeatGrouping | null
  unit: PeriodUnit | null
  /** What customers of this source can be told apart by. */
  groupings: RepeatGrouping[]
  /** For `amount`: the upper bounds of low and middle. */
  bounds: [number, number] | null
  customers: number
  returned: number
  /** Customers with several orders, all of one day: they count as one purchase. */
  sameDayOnly: number
  /** One group of all customers where `by` is null. */
  groups: RepeatGroup[]
  /** Whether one curve would do for all groups; null for one group and where nothing can be tested. */
  logRank: LogRank | null
  spikes: ReturnSpike[]
}

const HORIZONS = [30, 60, 90, 180, 365] as const

const keyOrder = ['low', 'middle', 'high', 'used', 'unused', 'unknown']

/** When customers come back for a second purchase, by Kaplan–Meier: who has not yet is followed up to the data's end. */
export function repeatPurchase(
  source: SourceFacts,
  by: RepeatGrouping | null,
  { firsts: rows, bounds, returns }: SpellCounts,
): RepeatPurchase {
  const groups = groupsOf(rows)
  const samples = groups.map(([, found]) => sampleOf(found))
  return {
    view: 'repeat',
    source,
    by,
    unit: by === 'period' ? periodUnit(source.from, source.to) : null,
    groupings: groupingsOf(source, rows),
    bounds,
    customers: countOf(rows),
    returned: countOf(rows.filter((row) => row.ended)),
    sameDayOnly: rows.filter((row) => !row.ended).reduce((sum, row) => sum + row.severalOrders, 0),
    groups: groups.map(([key, found]) => describe(key, found)),
    logRank: logRank(samples),
    spikes: returnSpikes(returns),
  }
}

function groupsOf(rows: FirstPurchaseCount[]): [key: string, FirstPurchaseCount[]][] {
  const groups = new Map<string, FirstPurchaseCount[]>()
  for (const row of rows) {
    const group = groups.get(row.key)
    if (group) group.push(row)
    else groups.set(row.key, [row])
  }
  const place = (key: string) => (keyOrder.includes(key) ? String(keyOrder.indexOf(key)) : key.replace('to-', ''))
  return [...groups].sort(([a], [b]) => (place(a) < place(b) ? -1 : 1))
}

function groupingsOf(source: SourceFacts, rows: FirstPurchaseCount[]): RepeatGrouping[] {
  const groupings: RepeatGrouping[] = []
  if (periodUnit(source.from, source.to)) groupings.push('period')
  if (rows.some((row) => row.withCoupon > 0)) groupings.push('coupon')
  return [...groupings, 'amount']
}

function describe(key: string, rows: FirstPurchaseCount[]): RepeatGroup {
  const curve = kaplanMeier(sampleOf(rows))
  const customers = countOf(rows)
  const median = survivalQuantile(curve, 0.5)
  const horizons = HORIZONS.flatMap((days): RepeatHorizon[] => {
    const found = returnShare(curve, days)
    const returned = countOf(rows.filter((row) => row.ended && row.days <= days))
    return found ? [{ ...found, naive: { returned, share: returned / customers } }] : []
  })
  return {
    key,
    customers,
    returned: countOf(rows.filter((row) => row.ended)),
    median: median && { days: median.time, lower: median.lower, upper: median.upper },
    horizons,
    followedDays: curve.times.at(-1) ?? 0,
    curve: pointsOf(curve),
  }
}

function pointsOf(curve: SurvivalCurve): ReturnCurvePoint[] {
  return curve.times.map((days, index) => {
    const share = 1 - curve.survival[index]!
    const [lower, upper] = [curve.lower[index] ?? null, curve.upper[index] ?? null]
    return {
      days,
      share,
      lower: upper === null ? share : 1 - upper,
      upper: lower === null ? share : 1 - lower,
      atRisk: curve.atRisk[index]!,
    }
  })
}

function countOf(rows: FirstPurchaseCount[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0)
}
