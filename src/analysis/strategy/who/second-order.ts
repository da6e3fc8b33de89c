import type { RepeatGroup } from '../../cohorts/index.ts'
import { advise, count, days, type Figures, type Outcome, share, strong, weak, withhold } from '../advice.ts'
import type { WhoFindings } from './who-findings.ts'

/** The days that the chance of a second purchase is told for. */
const HORIZONS = [30, 60, 90]
/** Those still followed at the longest of them: fewer make the interval too wide to act on. */
const ENOUGH_FOLLOWED = 30

/** Customers with one purchase: how many come back by themselves, and until when to speak to them. */
export function secondOrder({ repeat }: WhoFindings): Outcome {
  const group = repeat?.groups[0]
  if (!repeat || !group) return null
  const waiting = repeat.customers - repeat.returned
  // Nobody is left to be spoken to, or there never was anybody.
  if (waiting === 0) return null
  const horizons = group.horizons.filter(({ days: horizon }) => HORIZONS.includes(horizon))
  const last = horizons.at(-1)
  if (!last) {
    const figures: Figures = { followed: days(group.followedDays), needed: days(HORIZONS[0]!) }
    return withhold({ claim: 'second_order', topic: 'who', reason: 'followed_short', figures, key: 'followed' })
  }
  const half = halfReturned(group, last)
  if (half === null) {
    const figures: Figures = { customers: count(repeat.customers), within: days(last.days) }
    return withhold({ claim: 'second_order', topic: 'who', reason: 'none_returned', figures, key: 'customers' })
  }
  return advise({
    code: 'second_order',
    topic: 'who',
    target: { customers: waiting, groups: [] },
    figures: {
      customers: count(waiting),
      share_customers: share(waiting / repeat.customers),
      ...(horizons.length > 1 && { first: share(horizons[0]!.share), first_within: days(horizons[0]!.days) }),
      returned: share(last.share),
      lower: share(last.lower),
      upper: share(last.upper),
      within: days(last.days),
      half: days(half),
    },
    key: 'returned',
    stake: waiting / repeat.customers,
    certainty: last.atRisk >= ENOUGH_FOLLOWED ? strong : weak('sample'),
  })
}

/** The day by which half of those who come back within the horizon have. */
function halfReturned({ curve }: RepeatGroup, horizon: { days: number; share: number }): number | null {
  if (horizon.share === 0) return null
  return curve.find((point) => point.share >= horizon.share / 2)?.days ?? null
}
