/**
 * Units that were observed for some time after their first event, one index each: how many further events came
 * (whole), when the last of them came (0 where none did), and how long the observation lasted, 0 ≤ last ≤ observed.
 * Fader, Hardie and Lee call them x, t_x and T.
 */
export type RepeatEvents = { events: Int32Array; last: Float64Array; observed: Float64Array }

/** The distinct rows of such data with the number of units that share each; sorted, so equal data give equal sums. */
export type WeightedEvents = RepeatEvents & { weights: Float64Array; units: number }

/** O(n log n). */
export function distinctEvents({ events, last, observed }: RepeatEvents): WeightedEvents {
  const order = Uint32Array.from(events, (_, i) => i)
  order.sort((i, j) => events[i]! - events[j]! || observed[i]! - observed[j]! || last[i]! - last[j]!)
  const firsts: number[] = []
  const weights: number[] = []
  for (const i of order) {
    const before = firsts.at(-1)
    const same =
      before !== undefined &&
      events[before] === events[i] &&
      observed[before] === observed[i] &&
      last[before] === last[i]
    if (same) weights[weights.length - 1]!++
    else {
      firsts.push(i)
      weights.push(1)
    }
  }
  return {
    events: Int32Array.from(firsts, (i) => events[i]!),
    last: Float64Array.from(firsts, (i) => last[i]!),
    observed: Float64Array.from(firsts, (i) => observed[i]!),
    weights: Float64Array.from(weights),
    units: events.length,
  }
}

/** For x = 0 … most: Σ ln(base + i) and Σ 1/(base + i) over i < x, i.e. ln Γ(base + x) − ln Γ(base) and its derivative. */
export function risingFactorials(base: number, most: number): { logs: Float64Array; slopes: Float64Array } {
  const logs = new Float64Array(most + 1)
  const slopes = new Float64Array(most + 1)
  for (let i = 0; i < most; i++) {
    logs[i + 1] = logs[i]! + Math.log(base + i)
    slopes[i + 1] = slopes[i]! + 1 / (base + i)
  }
  return { logs, slopes }
}
