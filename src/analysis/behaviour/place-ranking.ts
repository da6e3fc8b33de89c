import { oddsRatioInterval } from '../../algorithms/odds-ratio-interval.ts'
import { z99 } from '../../algorithms/wilson-interval.ts'
import type { Database } from '../../db/index.ts'
import { isLacking, type Lacking, sourceWith } from '../lacking.ts'
import { relativeChange } from './figures.ts'
import { type Compared, comparedDays, daysOf, type Period } from './period.ts'
import { type Place, type PlacePart, type Places, places } from './places.ts'
import type { SourceFacts } from './source-facts.ts'

export type RankedPlace = Place & {
  /** Of sales, relative: 0.12 is 12 % more. Null where nothing is compared, or too few orders are. */
  change: number | null
  /**
   * Whether its orders grew faster or slower than those of all other places together, beyond what chance does (99 %, as
   * there are many places); null where that cannot be told.
   */
  pace: 'faster' | 'slower' | null
}

export type PlaceRanking = {
  source: SourceFacts
  period: Period
  /** First and last day that the figures cover, ISO. */
  from: string
  to: string
  kind: NonNullable<Places['kind']>
  /** Most sales first, at most `MOST_PLACES`. */
  places: RankedPlace[]
  all: Places['all']
  compared: Compared | null
}

/** A file with more places than this has addresses in that column. */
const MOST_PLACES = 300

/** Fewer orders than this in either stretch make no change worth saying. */
export const FEWEST_ORDERS = 30

/**
 * Where customers are (domain.md §2), with how that changed.
 * @returns what it lacks where no order names a place in the period; null where the source has no orders
 */
export async function placeRanking(
  database: Database,
  { sourceId, period }: { sourceId: number; period: Period },
): Promise<PlaceRanking | Lacking | null> {
  const source = await sourceWith(database, sourceId, ['place'])
  if (!source || isLacking(source)) return source
  const { stretch, from, to } = daysOf(source, period)
  const compared = comparedDays(source, period)
  const { kind, top, all } = await places(database, { sourceId, stretch, compared, limit: MOST_PLACES })
  if (kind === null) return { lacking: ['place'], source }
  return { source, period, from, to, kind, places: top.map((place) => rank(place, all)), all, compared }
}

function rank(place: Place, all: Places['all']): RankedPlace {
  const { now, before } = place
  if (!now || !before || !all.now || !all.before || Math.min(now.orders, before.orders) < FEWEST_ORDERS) {
    return { ...place, change: null, pace: null }
  }
  return {
    ...place,
    change: relativeChange(now.sales, before.sales),
    pace: paceOf(now, before, all.now.orders - now.orders, all.before.orders - before.orders),
  }
}

function paceOf(now: PlacePart, before: PlacePart, nowElsewhere: number, beforeElsewhere: number): RankedPlace['pace'] {
  const interval = oddsRatioInterval(now.orders, before.orders, nowElsewhere, beforeElsewhere, z99)
  if (!interval) return null
  return interval[0] > 1 ? 'faster' : interval[1] < 1 ? 'slower' : null
}
