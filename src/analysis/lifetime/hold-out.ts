import type { Compute } from '../../algorithms/tasks.ts'
import { fitOrders } from './fit-orders.ts'
import { fitValues } from './fit-values.ts'
import type { Holdout } from './lifetime-model.ts'
import type { Purchases } from './read-purchases.ts'
import { sampleCustomers } from './sample.ts'
import { scoreCustomers } from './score-customers.ts'

/** A later part shorter than this says more about the weather than about the model. */
const FEWEST_DAYS = 28
/** Customers with so many repeat days or more are one group of the comparison, as in the papers. */
const LAST_GROUP = 7

/**
 * Fits the earlier part of the period alone and holds its forecast of the later part against what happened. Customers who
 * first came in the later part are in neither figure. @param period its cutoff and the days after it
 */
export async function holdOut(
  compute: Compute,
  { customers, before, after }: Purchases,
  { cutoff, days }: { cutoff: string; days: number },
  sampleSize: number,
): Promise<Holdout> {
  if (days < FEWEST_DAYS) return { verdict: 'too_short' }
  const known = knownBefore(before.repeats)
  const sample = sampleCustomers(customers, sampleSize).filter((i) => before.repeats[i]! >= 0)
  const { verdict, orders } = await fitOrders(compute, before, sample, false)
  if (verdict !== 'fitted' || !orders) return { verdict: verdict === 'fitted' ? 'unsettled' : verdict }
  const value = await fitValues(compute, before, sample)
  const scores = await scoreCustomers(compute, { orders, value }, before, known, [days])
  const groups = Array.from({ length: LAST_GROUP + 1 }, (_, repeats) => ({
    repeats,
    customers: 0,
    predicted: 0,
    actual: 0,
  }))
  const amounts = { predicted: 0, actual: 0 }
  for (let at = 0; at < known.length; at++) {
    const i = known[at]!
    const group = groups[Math.min(before.repeats[i]!, LAST_GROUP)]!
    group.customers++
    group.predicted += scores.orders[0]![at]!
    group.actual += after.days[i]!
    amounts.predicted += scores.value?.[0]?.[at] ?? 0
    amounts.actual += after.value[i]!
  }
  const total = (measure: 'predicted' | 'actual') => groups.reduce((sum, group) => sum + group[measure], 0)
  return {
    verdict: 'checked',
    cutoff,
    days,
    customers: known.length,
    predicted: total('predicted'),
    actual: total('actual'),
    value: scores.value && amounts,
    groups,
  }
}

/** The customers of the earlier part, by index. */
function knownBefore(repeats: Int32Array): Uint32Array {
  const known = new Uint32Array(repeats.length)
  let count = 0
  for (let i = 0; i < repeats.length; i++) if (repeats[i]! >= 0) known[count++] = i
  return known.subarray(0, count)
}
