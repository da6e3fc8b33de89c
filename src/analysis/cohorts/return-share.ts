import { type SurvivalCurve, survivalAt } from '../../algorithms/kaplan-meier.ts'
import { wilsonInterval } from '../../algorithms/wilson-interval.ts'

/** How many will have come back by a day, by Kaplan–Meier, with a 95 % interval. */
export type ReturnShare = {
  days: number
  share: number
  lower: number
  upper: number
  /** Those still followed on that day who had not come back before it. */
  atRisk: number
}

/**
 * The complement of survival; with `silent`, of those who had not come back by that day. Where nobody has come back the
 * curve knows no interval: then it is Wilson's, of those still followed. Where all have, it is that of the day before the last did.
 * @returns null where nobody was followed that long
 */
export function returnShare(curve: SurvivalCurve, days: number, silent?: number): ReturnShare | null {
  const estimate = survivalAt(curve, days, silent)
  if (!estimate) return null
  const { survival, lower, upper, atRisk } = estimate
  const share = 1 - survival
  if (survival === 1) return { days, share: 0, lower: 0, upper: wilsonInterval(0, atRisk)?.upper ?? 1, atRisk }
  if (lower === null || upper === null) return { days, share, lower: lowerBoundOfAll(curve, silent), upper: 1, atRisk }
  return { days, share, lower: 1 - upper, upper: 1 - lower, atRisk }
}

function lowerBoundOfAll(curve: SurvivalCurve, silent: number | undefined): number {
  const end = curve.survival.indexOf(0)
  const before = curve.times[end - 1]
  const estimate = before === undefined ? null : survivalAt(curve, Math.max(before, silent ?? 0), silent)
  if (estimate && estimate.survival < 1 && estimate.upper !== null) return 1 - estimate.upper
  const last = curve.events[end]!
  return wilsonInterval(last, last)!.lower
}
