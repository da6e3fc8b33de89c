import type { BgNbd } from './bg-nbd.ts'
import { expectEvents } from './bg-nbd-expectations.ts'
import { distinctEvents, type RepeatEvents } from './repeat-events.ts'

const STEP = 1e-3

/**
 * How far off the events expected of all units together may be because the parameters are estimates: a standard error for
 * each horizon as a share of the total, by the delta method. @param covariance of ln r, ln α, ln a and ln b
 */
export function relativeErrors(
  model: BgNbd,
  covariance: number[][],
  data: RepeatEvents,
  horizons: readonly number[],
): number[] {
  const rows = distinctEvents(data)
  const totalsOf = (changed: BgNbd) =>
    expectEvents(changed, rows, horizons).expected.map((each) =>
      each.reduce((sum, value, i) => sum + value * rows.weights[i]!, 0),
    )
  const slopes = (['r', 'alpha', 'a', 'b'] as const).map((name) => {
    const [up, down] = [STEP, -STEP].map((step) => totalsOf({ ...model, [name]: model[name] * Math.exp(step) }))
    return up!.map((value, h) => (Math.log(value) - Math.log(down![h]!)) / (2 * STEP))
  })
  return horizons.map((_, h) => {
    let variance = 0
    for (const [i, row] of covariance.entries()) {
      for (const [j, value] of row.entries()) variance += slopes[i]![h]! * value * slopes[j]![h]!
    }
    return Math.sqrt(Math.max(0, variance))
  })
}
