import type { Database } from '../../db/index.ts'
import { dayOf } from '../behaviour/days.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import { isLacking, type Lacking, sourceWith } from '../lacking.ts'
import { type CohortHeat, cohortHeat } from './cohort-heat.ts'
import { periodUnit } from './period-unit.ts'
import { type PurchaseGaps, purchaseGaps } from './purchase-gaps.ts'
import { NTHS, type PurchaseNumbers, purchaseNumbers } from './purchase-numbers.ts'
import { readCohortMonths } from './read-cohort-months.ts'
import { type RepeatGrouping, readFirstPurchases } from './read-first-purchases.ts'
import { readGaps, readNthGaps } from './read-gaps.ts'
import { type ReturnSpike, readReturnSpikes } from './read-return-spikes.ts'
import { type RepeatPurchase, repeatPurchase } from './repeat-purchase.ts'

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
  const until = dayOf(source.to)
  const spikes = view === 'number' ? [] : await readReturnSpikes(database, sourceId)
  switch (view) {
    case 'heat':
      return cohortHeat(source, await readCohortMonths(database, sourceId), spikes)
    case 'gaps':
      return purchaseGaps(source, await readGaps(database, { sourceId, until }), spikes)
    case 'number':
      return purchaseNumbers(source, await readNthGaps(database, { sourceId, until, nths: NTHS }))
    default:
      return repeatBy(database, source, groupings[view], spikes)
  }
}

const groupings = {
  repeat: null,
  'repeat-period': 'period',
  'repeat-coupon': 'coupon',
  'repeat-amount': 'amount',
} as const

async function repeatBy(
  database: Database,
  source: SourceFacts,
  by: RepeatGrouping | null,
  spikes: ReturnSpike[],
): Promise<RepeatPurchase> {
  const unit = by === 'period' ? periodUnit(source.from, source.to) : null
  return repeatPurchase(source, by, await readFirstPurchases(database, source, by, unit), spikes)
}
