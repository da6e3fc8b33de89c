import { expectedMean } from '../../algorithms/gamma-gamma.ts'
import type { Compute } from '../../algorithms/tasks.ts'
import { eventsOf } from './fit-orders.ts'
import { type OrderModel, type ValueModel, WEEK } from './lifetime-model.ts'
import type { CustomerDays } from './read-purchases.ts'

/** What is expected of the chosen customers, in their order. Amounts are null where there is no model of values. */
export type Scores = {
  active: Float64Array
  /** For each horizon: days with an order, and the amount paid on them. */
  orders: Float64Array[]
  value: Float64Array[] | null
}

/** So many customers are prepared and read back in some 30 ms; between such pieces the event loop can see to others. */
const PIECE = 200_000

/** @param ahead days */
export async function scoreCustomers(
  compute: Compute,
  models: { orders: OrderModel; value: ValueModel | null },
  days: CustomerDays,
  chosen: Uint32Array,
  ahead: readonly number[],
): Promise<Scores> {
  const { r, alpha, a, b } = models.orders
  const weeks = ahead.map((horizon) => horizon / WEEK)
  const parameters = models.value?.verdict === 'fitted' ? models.value.parameters : null
  const perHorizon = () => ahead.map(() => new Float64Array(chosen.length))
  const scores = {
    active: new Float64Array(chosen.length),
    orders: perHorizon(),
    value: parameters && perHorizon(),
  } satisfies Scores
  for (let from = 0; from < chosen.length; from += PIECE) {
    const piece = chosen.subarray(from, from + PIECE)
    const { active, expected } = await compute('expectEvents', { r, alpha, a, b }, eventsOf(days, piece), weeks)
    scores.active.set(active, from)
    for (const [h, orders] of expected.entries()) scores.orders[h]!.set(orders, from)
    if (parameters && scores.value) {
      for (let at = 0; at < piece.length; at++) {
        const i = piece[at]!
        const repeats = days.repeats[i]!
        const mean = expectedMean(parameters, repeats, repeats > 0 ? days.value[i]! / repeats : 0)
        for (let h = 0; h < expected.length; h++) scores.value[h]![from + at] = expected[h]![at]! * mean
      }
    }
  }
  return scores
}
