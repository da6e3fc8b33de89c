import type { RankedPlace } from '../../behaviour/index.ts'
import { advise, count, type Figures, type Outcome, share, weak, withhold } from '../advice.ts'
import type { WhereFindings } from './where-findings.ts'

/** So many places are named, those with most sales first. */
const NAMED = 3
/** With fewer buyers a place is a handful of customers, whose next large order decides. */
const LEAST_BUYERS = 30

/**
 * Places whose orders grew faster, or slower, than those of all others beyond chance, from one stretch to the next. Two
 * stretches are one comparison: a campaign moves them as well as a habit, so it is a hint and no more.
 */
export function movingPlaces({ places }: WhereFindings, pace: 'faster' | 'slower'): Outcome {
  const { now: allNow, before: allBefore } = places?.all ?? {}
  if (!places?.compared || !allNow || !allBefore || places.places.length < 2) return null
  const compared = places.places.filter(isComparable)
  const moving = compared.filter((place) => place.pace === pace)
  const [first] = moving
  if (!first) {
    if (compared.length < 2) return null
    const figures: Figures = { compared: count(compared.length) }
    return withhold({ claim: `places_${pace}`, topic: 'where', reason: 'alike', figures, key: 'compared' })
  }
  return advise({
    code: `places_${pace}`,
    topic: 'where',
    target: null,
    figures: {
      moving: { unit: 'name', value: moving.slice(0, NAMED).map(({ place }) => place) },
      first: { unit: 'name', value: [first.place] },
      share_before: share(first.before!.orders / allBefore.orders),
      share_now: share(first.now!.orders / allNow.orders),
      before: count(first.before!.orders),
      now: count(first.now!.orders),
      before_from: { unit: 'date', value: [places.compared.before.from] },
      now_from: { unit: 'date', value: [places.compared.now.from] },
      compared: count(compared.length),
    },
    key: 'share_now',
    stake: moving.reduce((sum, place) => sum + (place.shareOfSales ?? 0), 0),
    certainty: weak('one_period'),
  })
}

function isComparable({ change, buyers, now, before }: RankedPlace): boolean {
  return change !== null && now !== null && before !== null && (buyers === null || buyers >= LEAST_BUYERS)
}
