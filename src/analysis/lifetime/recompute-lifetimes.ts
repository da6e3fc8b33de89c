import type { Compute } from '../../algorithms/tasks.ts'
import type { Database } from '../../db/index.ts'
import { connect } from '../../db/open.ts'
import { addDays, dayOf, daysBetween } from '../behaviour/days.ts'
import type { RfmSnapshot } from '../rfm/recompute-rfm.ts'
import { fitOrders } from './fit-orders.ts'
import { fitValues } from './fit-values.ts'
import { holdOut } from './hold-out.ts'
import { horizons, type LifetimeBasis, type LifetimeModel } from './lifetime-model.ts'
import { type Purchases, readPurchases } from './read-purchases.ts'
import { sampleCustomers } from './sample.ts'
import { firstDay, keptModel, saveLifetimes } from './save-lifetimes.ts'
import { type Scores, scoreCustomers } from './score-customers.ts'

export type LifetimeParameters = {
  /** The snapshot whose customers are valued; what is computed belongs to it. */
  snapshot: RfmSnapshot
  /** Where the mathematics runs. */
  compute: Compute
  requestedBy: string
  /** Customers that the models are fitted on, about, where there are more. */
  sampleSize?: number
}

const SAMPLE_SIZE = 50_000
/** The later part that the model is checked on is half of the period, and no longer than the farthest horizon. */
const LONGEST_HOLDOUT = 365

/**
 * Fits BG/NBD and Gamma-Gamma for a snapshot and keeps what they expect of every customer; or keeps why they cannot be
 * used. The observation ends with the day of the last order that the snapshot counts: days after it are days without data,
 * not days without buying, so expectations run from the day after it. A snapshot that has its model keeps it.
 */
export async function recomputeLifetimes(
  database: Database,
  { snapshot, compute, requestedBy, sampleSize = SAMPLE_SIZE }: LifetimeParameters,
): Promise<LifetimeModel> {
  const client = connect(database.connection, 1)
  try {
    const kept = await keptModel(client, snapshot.id)
    if (kept) return kept
    const to = dayOf(snapshot.ordersThrough)
    const from = await firstDay(client, snapshot.sourceId)
    const held = Math.min(Math.floor((daysBetween(from, to) + 1) / 2), LONGEST_HOLDOUT)
    const cutoff = addDays(to, -held)
    const period = { sourceId: snapshot.sourceId, until: snapshot.referenceDate, to, cutoff }
    const purchases = await readPurchases(client, period, snapshot.customers)
    const { model, scores } = await computeLifetimes(compute, purchases, { from, to, cutoff, held }, sampleSize)
    await saveLifetimes(client, database.kind, { snapshot, requestedBy, customers: purchases.customers, model, scores })
    return model
  } finally {
    await client.end({ timeout: 5 })
  }
}

/** The pure part: purchases → model and scores; no scores where the model is refused. */
export async function computeLifetimes(
  compute: Compute,
  purchases: Purchases,
  period: { from: string; to: string; cutoff: string; held: number },
  sampleSize: number,
): Promise<{ model: LifetimeModel; scores: Scores | null }> {
  const { customers, whole } = purchases
  const sample = sampleCustomers(customers, sampleSize)
  const basis: LifetimeBasis = {
    from: period.from,
    to: period.to,
    customers: customers.length,
    ...countRepeats(whole.repeats),
    fittedOn: sample.length,
  }
  const { verdict, orders } = await fitOrders(compute, whole, sample, true)
  if (verdict !== 'fitted' || !orders) {
    return { model: { verdict, basis, orders, value: null, holdout: null }, scores: null }
  }
  const value = await fitValues(compute, whole, sample)
  const holdout = await holdOut(compute, purchases, { cutoff: period.cutoff, days: period.held }, sampleSize)
  const everybody = new Uint32Array(customers.length)
  for (let i = 0; i < everybody.length; i++) everybody[i] = i
  const scores = await scoreCustomers(compute, { orders, value }, whole, everybody, horizons)
  return { model: { verdict, basis, orders, value, holdout }, scores }
}

function countRepeats(repeats: Int32Array): Pick<LifetimeBasis, 'repeatCustomers' | 'repeatDays'> {
  let repeatCustomers = 0
  let repeatDays = 0
  for (let i = 0; i < repeats.length; i++) {
    if (repeats[i]! > 0) repeatCustomers++
    repeatDays += repeats[i]!
  }
  return { repeatCustomers, repeatDays }
}
