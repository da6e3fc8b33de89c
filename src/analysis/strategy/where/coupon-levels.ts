import { advise, type Figure, type Outcome, share, strong, withhold } from '../advice.ts'
import type { WhereFindings } from './where-findings.ts'

/** A level with fewer orders is not compared. */
const LEAST_ORDERS = 30

/** Which level of consumption leaves fewest coupons unused; only where its 95 % interval does not reach that of the worst. */
export function couponLevels({ couponsByLevel }: WhereFindings): Outcome {
  const groups = (couponsByLevel?.groups ?? []).filter(({ orders }) => orders >= LEAST_ORDERS)
  if (groups.length < 2) return null
  const sorted = groups.toSorted((a, b) => a.notUsed.share - b.notUsed.share)
  const [best, worst] = [sorted[0]!, sorted.at(-1)!]
  const level = (group: string): Figure => ({ unit: 'level', value: [group] })
  const figures = {
    best: level(best.group),
    worst: level(worst.group),
    unused_best: share(best.notUsed.share),
    best_low: share(best.notUsed.interval[0]),
    best_high: share(best.notUsed.interval[1]),
    unused_worst: share(worst.notUsed.share),
    worst_low: share(worst.notUsed.interval[0]),
    worst_high: share(worst.notUsed.interval[1]),
  }
  if (best.notUsed.interval[1] >= worst.notUsed.interval[0]) {
    return withhold({ claim: 'coupon_levels', topic: 'where', reason: 'overlap', figures, key: 'unused_worst' })
  }
  const orders = groups.reduce((sum, group) => sum + group.orders, 0)
  const stake = worst.orders / orders
  return advise({
    code: 'coupon_levels',
    topic: 'where',
    group: null,
    figures,
    key: 'unused_worst',
    stake,
    certainty: strong,
  })
}
