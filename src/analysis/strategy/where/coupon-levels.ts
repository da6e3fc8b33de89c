import { wilsonInterval } from '../../../algorithms/wilson-interval.ts'
import { advise, type Figure, type Outcome, share, strong, withhold } from '../advice.ts'
import type { WhereFindings } from './where-findings.ts'

/** A level with fewer orders is not compared. */
const LEAST_ORDERS = 30

/**
 * Which level of consumption leaves fewest coupons unused. Given only where its 95 % interval does not reach that of the
 * level that leaves most, and where that also holds among customers with one order: else it is the number of orders that
 * differs, not the level.
 */
export function couponLevels({ couponsByLevel, singleCoupons }: WhereFindings): Outcome {
  const groups = (couponsByLevel?.groups ?? []).filter(({ orders }) => orders >= LEAST_ORDERS)
  if (groups.length < 2) return null
  const sorted = groups.toSorted((a, b) => a.notUsed.share - b.notUsed.share)
  const [best, worst] = [sorted[0]!, sorted.at(-1)!]
  const level = (group: string): Figure => ({ unit: 'level', value: [group] })
  const figures = {
    best: level(best.group),
    worst: level(worst.group),
    unused_best: share(best.notUsed.share),
    best_low: share(best.notUsed.lower),
    best_high: share(best.notUsed.upper),
    unused_worst: share(worst.notUsed.share),
    worst_low: share(worst.notUsed.lower),
    worst_high: share(worst.notUsed.upper),
  }
  const withheld = { claim: 'coupon_levels', topic: 'where' as const, key: 'unused_worst' }
  if (best.notUsed.upper >= worst.notUsed.lower) {
    return withhold({ ...withheld, reason: 'overlap', figures })
  }
  const single = (group: string) => {
    const found = singleCoupons.find((row) => row.level === group)
    return found ? wilsonInterval(found.unused, found.orders) : null
  }
  const [bestSingle, worstSingle] = [single(best.group), single(worst.group)]
  if (!bestSingle || !worstSingle) return withhold({ ...withheld, reason: 'no_singles', figures })
  const withSingles = { ...figures, single_best: share(bestSingle.share), single_worst: share(worstSingle.share) }
  if (bestSingle.upper >= worstSingle.lower) {
    return withhold({ ...withheld, reason: 'by_orders', figures: withSingles })
  }
  const orders = groups.reduce((sum, group) => sum + group.orders, 0)
  return advise({
    code: 'coupon_levels',
    topic: 'where',
    target: null,
    figures: withSingles,
    key: 'unused_worst',
    stake: worst.orders / orders,
    certainty: strong,
  })
}
