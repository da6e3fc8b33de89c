import type { Database } from '../../db/index.ts'
import { dayOf } from '../behaviour/days.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import { isLacking, type Lacking, sourceWith } from '../lacking.ts'
import { type CohortHeat, cohortHeat } from './cohort-heat.ts'
import { periodUnit } from './period-unit.ts'
import { type PurchaseGaps, purchaseGaps } from './purchase-gaps.ts'
import { NTHS, type PurchaseNumbers, purchaseNumbers } from './purchase-numbers.ts'
import { readCohortMonths } from './read-cohort-months.ts'
import { readNthGaps } from './read-nth-gaps.ts'
import { readSpells } from './read-spells.ts'
import { type RepeatPurchase, repeatPurchase } from './repeat-purchase.ts'
import { returnSpikes } from './return-spikes.ts'

export const cohortViews = [
  'heat',
  'repeat',
  'repeat-period',
  'repeat-coupon',
  'repeat-amount',
  'gaps',
  'number',
] as const

export type CohortView = (typeof cohortViews)[number]

export type Cohorts = CohortHeat | RepeatPurchase | PurchaseGaps | PurchaseNumbers

/**
 * Who comes back after a first purchase, and when (domain.md §2, §7). A return is a purchase on a later day. All orders of
 * the source are read: a first purchase is known by the whole history only.
 * @returns what the source lacks; or null where it has no orders
 */
export async function cohorts(
  database: Database,
  { sourceId, view }: { sourceId: number; view: CohortView },
): Promise<Cohorts | Lacking | null> {
  const source = await sourceWith(
    database,
    sourceId,
    view === 'repeat-coupon' ? ['customer', 'coupon_status'] : ['customer'],
  )
  if (source === null || isLacking(source)) return source
  switch (view) {
    case 'heat': {
      const { months, returns } = await readCohortMonths(database, sourceId)
      return cohortHeat(source, months, returnSpikes(returns))
    }
    case 'gaps':
      return (await repeatAndGaps(database, source)).gaps
    case 'number':
      return purchaseNumbers(source, await readNthGaps(database, { sourceId, until: dayOf(source.to), nths: NTHS }))
    default: {
      const by = groupings[view]
      const counts = await readSpells(database, source, by, by === 'period' ? periodUnit(source.from, source.to) : null)
      return repeatPurchase(source, by, counts)
    }
  }
}

const groupings = {
  repeat: null,
  'repeat-period': 'period',
  'repeat-coupon': 'coupon',
  'repeat-amount': 'amount',
} as const

/** The views `repeat` and `gaps` of a source, out of one pass. */
export async function repeatAndGaps(
  database: Database,
  source: SourceFacts,
): Promise<{ repeat: RepeatPurchase; gaps: PurchaseGaps }> {
  const counts = await readSpells(database, source, null, null)
  return { repeat: repeatPurchase(source, null, counts), gaps: purchaseGaps(source, counts) }
}
