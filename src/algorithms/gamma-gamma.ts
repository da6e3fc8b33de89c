import { covarianceAt } from './curvature.ts'
import { digamma, logGamma } from './log-gamma.ts'
import { maximise, perUnitWithin, type Smooth } from './maximise.ts'

/** A value is gamma with shape p; its rate differs between units as a gamma with shape q and rate γ (unit of value). */
export type GammaGamma = { p: number; q: number; gamma: number }

export type GammaGammaFit = {
  model: GammaGamma
  logLikelihood: number
  /** Of ln p, ln q, ln γ; null where the likelihood has no curvature in some direction. */
  covariance: number[][] | null
  converged: boolean
  units: number
}

/** Units that had events, one index each: how many (≥ 1), and their mean value (> 0). */
export type MeanValues = { events: Int32Array; means: Float64Array }

/** Parameters within e^±18 are looked at, γ around the mean value. */
const WALL = 18

/**
 * The Gamma-Gamma model of spending by maximum likelihood (Fader and Hardie 2013, "The Gamma-Gamma model of monetary
 * value", eq. 1a; the numbers of their CDNOW example come out). @throws RangeError without units
 */
export function fitGammaGamma(data: MeanValues): GammaGammaFit {
  const units = data.events.length
  if (units === 0) throw new RangeError('there are no values')
  const likelihood = gammaGammaLogLikelihood(data)
  const average = data.means.reduce((sum, mean) => sum + mean, 0) / units
  // p = 2 and q = 3 give the population a mean of γ.
  const found = maximise(perUnitWithin(Math.abs(Math.log(average)) + WALL, units, likelihood), [
    Math.log(2),
    Math.log(3),
    Math.log(average),
  ])
  const [p, q, gamma] = found.at.map(Math.exp) as [number, number, number]
  return {
    model: { p, q, gamma },
    logLikelihood: found.value * units,
    covariance: covarianceAt(likelihood, found.at),
    converged: found.converged,
    units,
  }
}

/** The expected value of a unit's next event (eq. 5); without events that of the population. Needs q > 1 there. */
export function expectedMean({ p, q, gamma }: GammaGamma, events: number, mean: number): number {
  return (p * (gamma + events * mean)) / (p * events + q - 1)
}

/** In the logarithms of p, q and γ. */
export function gammaGammaLogLikelihood({ events, means }: MeanValues): Smooth {
  const logMeans = means.map(Math.log)
  return (at, gradient) => {
    const [p, q, gamma] = [Math.exp(at[0]!), Math.exp(at[1]!), Math.exp(at[2]!)]
    const terms = termsByCount(p, q, events)
    gradient.fill(0)
    let total = 0
    for (let i = 0; i < events.length; i++) {
      const x = events[i]!
      const { constant, slopeP, slopeQ } = terms.get(x)!
      const sum = gamma + x * means[i]!
      const log = Math.log(sum)
      total += constant + q * at[2]! + (p * x - 1) * logMeans[i]! - (p * x + q) * log
      gradient[0]! += p * (slopeP + x * (logMeans[i]! - log))
      gradient[1]! += q * (slopeQ + at[2]! - log)
      gradient[2]! += q - (gamma * (p * x + q)) / sum
    }
    return total
  }
}

/** What depends on the number of events alone, and so is computed once for each number. */
function termsByCount(p: number, q: number, events: Int32Array) {
  const terms = new Map<number, { constant: number; slopeP: number; slopeQ: number }>()
  const [logGammaQ, digammaQ] = [logGamma(q), digamma(q)]
  for (const x of events) {
    if (terms.has(x)) continue
    const both = digamma(p * x + q)
    terms.set(x, {
      constant: logGamma(p * x + q) - logGamma(p * x) - logGammaQ + p * x * Math.log(x),
      slopeP: x * (both - digamma(p * x) + Math.log(x)),
      slopeQ: both - digammaQ,
    })
  }
  return terms
}
