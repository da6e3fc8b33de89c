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
  const { active, expected } = await compute('expectEvents', { r, alpha, a, b }, eventsOf(days, chosen), weeks)
  const parameters = models.value?.verdict === 'fitted' ? models.value.parameters : null
  const means =
    parameters &&
    Float64Array.from(chosen, (i) => {
      const repeats = days.repeats[i]!
      return expectedMean(parameters, repeats, repeats > 0 ? days.value[i]! / repeats : 0)
    })
  return { active, orders: expected, value: means && expected.map((each) => each.map((count, i) => count * means[i]!)) }
}
