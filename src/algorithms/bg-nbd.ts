import { covarianceAt } from './curvature.ts'
import { type Maximum, maximise, perUnitWithin, type Smooth } from './maximise.ts'
import { distinctEvents, type RepeatEvents, risingFactorials, type WeightedEvents } from './repeat-events.ts'

/** Rates are gamma with shape r and rate α (so α has the unit of time), dropout after each event is beta with a and b. */
export type BgNbd = { r: number; alpha: number; a: number; b: number }

export type BgNbdFit = {
  model: BgNbd
  logLikelihood: number
  /** Of ln r, ln α, ln a, ln b; null where the likelihood has no curvature in some direction. */
  covariance: number[][] | null
  converged: boolean
  /** The same without dropout, which BG/NBD becomes as a/(a + b) → 0. */
  nbd: { r: number; alpha: number; logLikelihood: number }
  units: number
}

/** Where the search begins, as (a, b): dropout is common, rare, or much alike in all. */
const STARTS = [
  [1, 1],
  [0.2, 2],
  [5, 20],
] as const

/** Parameters between e^−18 and e^18 are looked at. */
const WALL = 18

/**
 * BG/NBD by maximum likelihood (Fader, Hardie and Lee 2005, "Counting your customers the easy way", eq. 6; the numbers of
 * their CDNOW example come out). Never fails: a likelihood without a proper maximum shows in `nbd`, `covariance` and
 * `converged`. Time is proportional to the distinct rows. @throws RangeError without units or without any time
 */
export function fitBgNbd(data: RepeatEvents): BgNbdFit {
  const rows = distinctEvents(data)
  const time = rows.observed.reduce((sum, observed, i) => sum + observed * rows.weights[i]!, 0)
  if (!(time > 0)) throw new RangeError('nothing was observed for any time')
  const events = rows.events.reduce((sum, count, i) => sum + count * rows.weights[i]!, 0)
  const rate = Math.max(events, 0.5) / time
  const mean = perUnitWithin(WALL, rows.units, bgNbdLogLikelihood(rows))
  let best: Maximum | null = null
  for (const [a, b] of STARTS) {
    const found = maximise(mean, [0, -Math.log(rate), Math.log(a), Math.log(b)])
    // A tie within rounding is not an improvement, so that the result does not hang on the last bit.
    if (best === null || found.value > best.value + 1e-12 * Math.abs(best.value)) best = found
  }
  const nbd = maximise(perUnitWithin(WALL, rows.units, nbdLogLikelihood(rows)), [0, -Math.log(rate)])
  const [r, alpha, a, b] = best!.at.map(Math.exp) as [number, number, number, number]
  const [nbdShape, nbdRate] = nbd.at.map(Math.exp) as [number, number]
  return {
    model: { r, alpha, a, b },
    logLikelihood: best!.value * rows.units,
    covariance: covarianceAt(bgNbdLogLikelihood(rows), best!.at),
    converged: best!.converged,
    nbd: { r: nbdShape, alpha: nbdRate, logLikelihood: nbd.value * rows.units },
    units: rows.units,
  }
}

/** In the logarithms of r, α, a and b. */
export function bgNbdLogLikelihood({ events, last, observed, weights }: WeightedEvents): Smooth {
  const most = events.reduce((high, count) => Math.max(high, count), 0)
  return (at, gradient) => {
    const [r, alpha, a, b] = [Math.exp(at[0]!), Math.exp(at[1]!), Math.exp(at[2]!), Math.exp(at[3]!)]
    const [rising, dropout, either] = [r, b, a + b].map((base) => risingFactorials(base, most)) as [
      Rising,
      Rising,
      Rising,
    ]
    gradient.fill(0)
    let total = 0
    for (let i = 0; i < events.length; i++) {
      const x = events[i]!
      const weight = weights[i]!
      const logAlive = Math.log(alpha + observed[i]!)
      const logGone = Math.log(alpha + last[i]!)
      // Alive until the end of the observation, or gone after the last event; weighed against each other in logarithms.
      const alive = -(r + x) * logAlive
      const gone = x === 0 ? Number.NEGATIVE_INFINITY : at[2]! - Math.log(b + x - 1) - (r + x) * logGone
      const either01 =
        alive > gone ? alive + Math.log1p(Math.exp(gone - alive)) : gone + Math.log1p(Math.exp(alive - gone))
      const share = Math.exp(gone - either01)
      total += weight * (rising.logs[x]! + r * at[1]! + dropout.logs[x]! - either.logs[x]! + either01)
      gradient[0]! += weight * r * (rising.slopes[x]! + at[1]! - (1 - share) * logAlive - share * logGone)
      gradient[1]! +=
        weight * (r - alpha * (r + x) * ((1 - share) / (alpha + observed[i]!) + share / (alpha + last[i]!)))
      gradient[2]! += weight * (share - a * either.slopes[x]!)
      const goneSlope = x === 0 ? 0 : share / (b + x - 1)
      gradient[3]! += weight * b * (dropout.slopes[x]! - either.slopes[x]! - goneSlope)
    }
    return total
  }
}

/** Without dropout (Ehrenberg 1959), in the logarithms of r and α. */
function nbdLogLikelihood({ events, observed, weights }: WeightedEvents): Smooth {
  const most = events.reduce((high, count) => Math.max(high, count), 0)
  return (at, gradient) => {
    const [r, alpha] = [Math.exp(at[0]!), Math.exp(at[1]!)]
    const rising = risingFactorials(r, most)
    gradient.fill(0)
    let total = 0
    for (let i = 0; i < events.length; i++) {
      const x = events[i]!
      const logTime = Math.log(alpha + observed[i]!)
      total += weights[i]! * (rising.logs[x]! + r * at[1]! - (r + x) * logTime)
      gradient[0]! += weights[i]! * r * (rising.slopes[x]! + at[1]! - logTime)
      gradient[1]! += weights[i]! * (r - (alpha * (r + x)) / (alpha + observed[i]!))
    }
    return total
  }
}

type Rising = ReturnType<typeof risingFactorials>
