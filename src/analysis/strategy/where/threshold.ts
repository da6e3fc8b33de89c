import { advise, count, type Figures, money, type Outcome, share, weak, withhold } from '../advice.ts'
import type { WhereFindings } from './where-findings.ts'

/** Where fewer orders come near to the threshold it moves nobody; where more reach it anyway it gives money away. */
const LEAST_NEAR = 0.1
const MOST_ABOVE = 0.5
const ENOUGH_ORDERS = 100

/** Where to put the amount for 满减 or free postage: a round sum above the middle order that many come near to. */
export function threshold({ sizes }: WhereFindings): Outcome {
  if (!sizes) return null
  const figures: Figures = {
    median: money(sizes.median),
    threshold: money(sizes.threshold),
    gap: money(sizes.threshold - sizes.median),
    near: share(sizes.near),
    above: share(sizes.above),
    orders: count(sizes.orders),
  }
  if (sizes.orders < ENOUGH_ORDERS) {
    return withhold({ claim: 'threshold', topic: 'where', reason: 'few_orders', figures, key: 'orders' })
  }
  if (sizes.near < LEAST_NEAR || sizes.above > MOST_ABOVE) {
    return withhold({ claim: 'threshold', topic: 'where', reason: 'few_near', figures, key: 'near' })
  }
  const stake = sizes.near
  return advise({
    code: 'threshold',
    topic: 'where',
    target: null,
    figures,
    key: 'threshold',
    stake,
    certainty: weak('untried'),
  })
}
