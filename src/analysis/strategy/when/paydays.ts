import { advise, chance, change, count, decimal, type Figures, type Outcome, strong, withhold } from '../advice.ts'
import { PAYDAYS } from './calendar-habits.ts'
import type { WhenFindings } from './when-findings.ts'

/** One claim, tested once: chance may show as much in fewer than one of twenty shops … */
const MOST_CHANCE = 0.05
/** … and two of three months agree. */
const LEAST_MONTHS_ABOVE = 2 / 3
/** Fewer months have too few paydays to tell. */
const LEAST_MONTHS = 4

/** Whether more is bought on the days when wages come, month by month against the other days of the same month. */
export function paydays({ habits, usual }: WhenFindings): Outcome {
  const payday = habits.payday.find(({ bucket }) => bucket === 'payday')
  const other = habits.payday.find(({ bucket }) => bucket === 'other')
  const best: Figures[string] = { unit: 'month_day', value: PAYDAYS.map(String) }
  if (!payday || !other || payday.blocks < LEAST_MONTHS) {
    return withheld('short', { best, blocks: count(payday?.blocks ?? 0), needed: count(LEAST_MONTHS) }, 'blocks')
  }
  // Of two buckets each is as far from their middle as the other, so the second comparison needs no correction.
  const by = (payday.chance ?? 1) / 2
  const figures: Figures = {
    best,
    mean: decimal(payday.mean),
    average: decimal(other.mean),
    more: change(other.mean > 0 ? payday.mean / other.mean - 1 : 0),
    chance: chance(by),
    months: count(payday.strata),
    above: count(payday.strataAbove),
    events: count(usual.events.length),
  }
  if (payday.mean <= other.mean) return withheld('below', figures, 'more')
  if (by >= MOST_CHANCE) return withheld('chance', figures, 'chance')
  if (payday.strataAbove < LEAST_MONTHS_ABOVE * payday.strata) return withheld('months', figures, 'above')
  const stake = payday.shareOfOrders
  return advise({ code: 'paydays', topic: 'when', target: null, figures, key: 'more', stake, certainty: strong })
}

function withheld(reason: string, figures: Figures, key: string): Outcome {
  return withhold({ claim: 'paydays', topic: 'when', reason, figures, key })
}
