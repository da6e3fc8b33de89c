import { advise, count, type Outcome, share, strong, weak, withhold } from '../advice.ts'
import type { WhereFindings } from './where-findings.ts'

/** Sales are concentrated where at most so large a part of the places brings half of them. */
const MOST_PLACES = 1 / 3
const ENOUGH_ORDERS = 100

/** The fewest places that bring half of the sales: advertise and stock there first. */
export function mainPlaces({ places }: WhereFindings): Outcome {
  if (!places || places.all.places < 2 || places.all.sales <= 0) return null
  let sum = 0
  const main = places.places.filter(({ sales }) => {
    const isNeeded = sum < places.all.sales / 2
    if (isNeeded) sum += sales
    return isNeeded
  })
  const figures = {
    main: { unit: 'name' as const, value: main.map(({ place }) => place) },
    main_count: count(main.length),
    places: count(places.all.places),
    place_sales: share(sum / places.all.sales),
  }
  if (main.length > MOST_PLACES * places.all.places) {
    return withhold({ claim: 'main_places', topic: 'where', reason: 'spread', figures, key: 'main_count' })
  }
  return advise({
    code: 'main_places',
    topic: 'where',
    target: null,
    figures,
    key: 'place_sales',
    stake: sum / places.all.sales,
    certainty: places.all.orders >= ENOUGH_ORDERS ? strong : weak('sample'),
  })
}
