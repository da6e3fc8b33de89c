import type { RepeatEvents } from '../../algorithms/repeat-events.ts'
import type { Compute } from '../../algorithms/tasks.ts'
import { FEWEST_REPEAT_CUSTOMERS, judgeOrders, likelihoodRatio, standardErrors } from './judge-fit.ts'
import { horizons, type OrderModel, type OrderRefusal, WEEK } from './lifetime-model.ts'
import type { CustomerDays } from './read-purchases.ts'

export type FittedOrders = { verdict: 'fitted' | OrderRefusal; orders: OrderModel | null }

/** BG/NBD on the chosen customers, with its verdict. @param withErrors whether the totals' errors are wanted too */
export async function fitOrders(
  compute: Compute,
  days: CustomerDays,
  chosen: Uint32Array,
  withErrors: boolean,
): Promise<FittedOrders> {
  const data = eventsOf(days, chosen)
  if (data.observed.every((observed) => observed === 0)) return { verdict: 'one_day', orders: null }
  const repeatCustomers = data.events.reduce((sum, events) => sum + Number(events > 0), 0)
  if (repeatCustomers < FEWEST_REPEAT_CUSTOMERS) return { verdict: 'few_repeats', orders: null }
  const fit = await compute('fitBgNbd', data)
  const verdict = judgeOrders(fit)
  const errors = fit.covariance && standardErrors(fit.covariance)
  const weeks = horizons.map((horizon) => horizon / WEEK)
  const shares =
    withErrors && verdict === 'fitted' ? await compute('relativeErrors', fit.model, fit.covariance!, data, weeks) : []
  return {
    verdict,
    orders: {
      ...fit.model,
      errors: errors && { r: errors[0]!, alpha: errors[1]!, a: errors[2]!, b: errors[3]! },
      logLikelihood: fit.logLikelihood,
      nbd: fit.nbd,
      likelihoodRatio: likelihoodRatio(fit),
      relativeErrors: shares.map((share, i) => ({ days: horizons[i]!, share })),
    },
  }
}

/** Days as events in weeks, of the chosen customers. A loop: `Int32Array.from` takes ten times as long for millions. */
export function eventsOf({ repeats, lastDay, observedDays }: CustomerDays, chosen: Uint32Array): RepeatEvents {
  const n = chosen.length
  const data = { events: new Int32Array(n), last: new Float64Array(n), observed: new Float64Array(n) }
  for (let at = 0; at < n; at++) {
    const i = chosen[at]!
    data.events[at] = repeats[i]!
    data.last[at] = lastDay[i]! / WEEK
    data.observed[at] = observedDays[i]! / WEEK
  }
  return data
}
