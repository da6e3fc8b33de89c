/** Durations until something happens, each standing for `counts` equal ones (1 where left out). */
export type DurationSample = {
  /** Not negative. */
  times: ArrayLike<number>
  /** 1 where it happened at that time; 0 where it had not happened by then (right-censored). */
  observed: ArrayLike<number>
  counts?: ArrayLike<number>
}

/**
 * One entry for each distinct time, in ascending order. `lower` and `upper` are the 95 % interval at that time; null
 * where nobody is left. Plain JSON.
 */
export type SurvivalCurve = {
  total: number
  times: number[]
  /** Those whose time is this one or longer. */
  atRisk: number[]
  events: number[]
  survival: number[]
  /** Greenwood's variance of the logarithm of survival: Σ d / (n (n − d)). */
  logVariance: number[]
  lower: (number | null)[]
  upper: (number | null)[]
}

export type SurvivalEstimate = { survival: number; lower: number | null; upper: number | null; atRisk: number }

/** Of the standard normal distribution, so that 95 % lie between it and its negative. */
const NORMAL_975 = 1.959963984540054

/**
 * Survival by Kaplan and Meier (1958), with Greenwood's variance and the log–log interval of Kalbfleisch and Prentice:
 * as R's `survfit(Surv(times, observed) ~ 1, conf.type = "log-log")`. What is censored at a time is still at risk then.
 * O(n log n) time, O(n) memory.
 */
export function kaplanMeier(sample: DurationSample): SurvivalCurve {
  const { times, observed, counts } = sample
  const order = Uint32Array.from({ length: times.length }, (_, index) => index).sort((a, b) => times[a]! - times[b]!)
  const curve: SurvivalCurve = emptyCurve()
  for (const index of order) curve.total += counts?.[index] ?? 1
  let left = curve.total
  let survival = 1
  let logVariance = 0
  for (let at = 0; at < order.length; ) {
    const time = times[order[at]!]!
    let events = 0
    let leaving = 0
    for (; at < order.length && times[order[at]!] === time; at++) {
      const count = counts?.[order[at]!] ?? 1
      leaving += count
      if (observed[order[at]!]) events += count
    }
    survival = events === left ? 0 : survival * (1 - events / left)
    logVariance += events === 0 ? 0 : events / (left * (left - events))
    const { lower, upper } = logLogInterval(survival, logVariance)
    curve.times.push(time)
    curve.atRisk.push(left)
    curve.events.push(events)
    curve.survival.push(survival)
    curve.logVariance.push(logVariance)
    curve.lower.push(lower)
    curve.upper.push(upper)
    left -= leaving
  }
  return curve
}

/**
 * Survival at a time; with `since`, of those who survived beyond that earlier time.
 * @returns null where nobody was followed that long, or nobody survived `since`
 */
export function survivalAt(curve: SurvivalCurve, time: number, since?: number): SurvivalEstimate | null {
  const at = lastUpTo(curve.times, time)
  const before = since === undefined ? { survival: 1, logVariance: 0 } : stateAt(curve, since)
  const { survival: now, logVariance } = stateAt(curve, time)
  const followed = curve.times.length > 0 && time <= curve.times.at(-1)!
  if (before.survival === 0 || (!followed && now > 0)) return null
  const survival = now / before.survival
  const atRisk = curve.times[at] === time ? curve.atRisk[at]! : (curve.atRisk[at + 1] ?? 0)
  return { survival, ...logLogInterval(survival, logVariance - before.logVariance), atRisk }
}

/**
 * The time by which a share of survival is left, with its 95 % interval: where the curve and its bounds fall to it. A
 * curve that runs flat exactly there gives the middle of the flat stretch, as R's `survfit` does.
 * @param left e.g. 0.5 for the median
 * @returns null where the curve does not fall so far; a bound is null where its curve does not
 */
export function survivalQuantile(
  curve: SurvivalCurve,
  left: number,
): { time: number; lower: number | null; upper: number | null } | null {
  const time = firstAtOrBelow(curve.times, curve.survival, left)
  if (time === null) return null
  return {
    time,
    lower: firstAtOrBelow(curve.times, curve.lower, left),
    upper: firstAtOrBelow(curve.times, curve.upper, left),
  }
}

function emptyCurve(): SurvivalCurve {
  return { total: 0, times: [], atRisk: [], events: [], survival: [], logVariance: [], lower: [], upper: [] }
}

/** While nothing has happened the interval is the point 1; where nobody is left there is none (both as in R). */
function logLogInterval(survival: number, logVariance: number): { lower: number | null; upper: number | null } {
  if (survival === 0) return { lower: null, upper: null }
  if (survival === 1) return { lower: 1, upper: 1 }
  const width = (NORMAL_975 * Math.sqrt(logVariance)) / -Math.log(survival)
  return { lower: survival ** Math.exp(width), upper: survival ** Math.exp(-width) }
}

function stateAt(curve: SurvivalCurve, time: number): { survival: number; logVariance: number } {
  const at = lastUpTo(curve.times, time)
  return { survival: curve.survival[at] ?? 1, logVariance: curve.logVariance[at] ?? 0 }
}

/** Index of the last time that is not later than this one; −1 where there is none. */
function lastUpTo(times: number[], time: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[middle]! <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}

function firstAtOrBelow(times: number[], curve: (number | null)[], level: number): number | null {
  const tolerance = Math.sqrt(Number.EPSILON)
  // No bound is known where survival is 0.
  const first = curve.findIndex((value) => value !== null && value < level + tolerance)
  if (first === -1) return null
  if (Math.abs(curve[first]! - level) >= tolerance) return times[first]!
  const lower = curve.findIndex((value) => value !== null && value < curve[first]! - tolerance)
  return lower === -1 ? times[first]! : (times[first]! + times[lower]!) / 2
}
