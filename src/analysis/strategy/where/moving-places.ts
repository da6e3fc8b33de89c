import { advise, change, count, type Figures, type Outcome, weak, withhold } from '../advice.ts'
import type { WhereFindings } from './where-findings.ts'

/** So many places are named, those with most sales first. */
const NAMED = 3

/**
 * Places whose orders grew faster, or slower, than those of all others beyond chance, from one stretch to the next. Two
 * stretches are one comparison: a campaign moves them as well as a habit, so it is a hint and no more.
 */
export function movingPlaces({ places }: WhereFindings, pace: 'faster' | 'slower'): Outcome {
  if (!places?.compared || places.places.length < 2) return null
  const moving = places.places.filter((place) => place.pace === pace && place.change !== null)
  const compared = places.places.filter((place) => place.change !== null).length
  const [first] = moving
  if (!first) {
    const figures: Figures = { compared: count(compared) }
    return withhold({ claim: `places_${pace}`, topic: 'where', reason: 'alike', figures, key: 'compared' })
  }
  return advise({
    code: `places_${pace}`,
    topic: 'where',
    group: null,
    figures: {
      moving: { unit: 'name', value: moving.slice(0, NAMED).map(({ place }) => place) },
      first: { unit: 'name', value: [first.place] },
      change: change(first.change!),
      now: count(first.now!.orders),
      before: count(first.before!.orders),
      now_from: { unit: 'date', value: [places.compared.now.from] },
      compared: count(compared),
    },
    key: 'change',
    stake: moving.reduce((sum, place) => sum + (place.shareOfSales ?? 0), 0),
    certainty: weak('one_period'),
  })
}
