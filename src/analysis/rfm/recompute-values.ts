import { type Compute, computeHere } from '../../algorithms/tasks.ts'
import type { Database } from '../../db/index.ts'
import { type RecomputedRfm, type RecomputeParameters, recomputeRfm } from './recompute-rfm.ts'
import { type RefitChange, refitChange } from './refit-change.ts'

/** `refit` is there where a division anew was asked for. */
export type RecomputedValues = RecomputedRfm & { refit?: RefitChange }

export type ValueStep = 'computing' | 'fitting'

/**
 * Everything that is said of the value of a source's customers, step by step: first the snapshot under the pinned centres;
 * then, on request, a second one under centres fitted anew, so that between the two only the division differs.
 * @returns null when the source has no customer with an order before the reference date
 */
export async function recomputeValues(
  database: Database,
  { refit = false, ...parameters }: RecomputeParameters,
  { compute = computeHere, onStep = () => {} }: { compute?: Compute; onStep?: (step: ValueStep) => void } = {},
): Promise<RecomputedValues | null> {
  onStep('computing')
  const pinned = await recomputeRfm(database, parameters, compute)
  if (!pinned || !refit) return pinned
  onStep('fitting')
  const refitted = await recomputeRfm(database, { ...parameters, refit }, compute)
  if (!refitted) return null
  const change = await refitChange(database, pinned.snapshot, refitted.snapshot)
  return { ...refitted, changed: pinned.changed || refitted.changed, refit: change }
}
