import { sql } from 'drizzle-orm'
import { type Compute, computeHere } from '../../algorithms/tasks.ts'
import type { Database } from '../../db/index.ts'
import { recomputeLifetimes } from '../lifetime/recompute-lifetimes.ts'
import { type RecomputedRfm, type RecomputeParameters, recomputeRfm } from './recompute-rfm.ts'
import { type RefitChange, refitChange } from './refit-change.ts'

/** `refit` is there where a division anew was asked for. */
export type RecomputedValues = RecomputedRfm & { refit?: RefitChange }

export type ValueStep = 'computing' | 'fitting' | 'expecting'

/**
 * Everything that is said of the value of a source's customers, step by step: first the snapshot under the pinned centres;
 * then, on request, a second one under centres fitted anew, so that between the two only the division differs; then what
 * each customer is expected to do after it.
 * @returns null when the source has no customer with an order before the reference date
 */
export async function recomputeValues(
  database: Database,
  { refit = false, ...parameters }: RecomputeParameters,
  { compute = computeHere, onStep = () => {} }: { compute?: Compute; onStep?: (step: ValueStep) => void } = {},
): Promise<RecomputedValues | null> {
  onStep('computing')
  const pinned = await recomputeRfm(database, parameters, compute)
  const done = pinned && refit ? await divideAnew(pinned) : pinned
  if (!done) return null
  onStep('expecting')
  await recomputeLifetimes(database, { snapshot: done.snapshot, compute, requestedBy: parameters.requestedBy })
  // Until then the planner takes a new snapshot for a handful of customers.
  if (done.changed) await database.db.execute(sql`analyze (skip_locked) rfm_scores, customer_lifetimes`)
  return done

  async function divideAnew(before: RecomputedRfm): Promise<RecomputedValues | null> {
    onStep('fitting')
    const refitted = await recomputeRfm(database, { ...parameters, refit }, compute)
    if (!refitted) return null
    const change = await refitChange(database, before.snapshot, refitted.snapshot)
    return { ...refitted, changed: before.changed || refitted.changed, refit: change }
  }
}
