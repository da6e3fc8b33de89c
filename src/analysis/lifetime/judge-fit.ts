import type { BgNbdFit } from '../../algorithms/bg-nbd.ts'
import type { GammaGammaFit } from '../../algorithms/gamma-gamma.ts'
import type { OrderRefusal, ValueModel, ValueRefusal } from './lifetime-model.ts'

/** The usual floor of ten observations for each parameter: BG/NBD has four, Gamma-Gamma three. */
export const FEWEST_REPEAT_CUSTOMERS = 40
export const FEWEST_VALUES = 30

/** 95 % of χ² with 2 degrees of freedom: what dropout, two parameters more, must add to twice the log-likelihood. */
export const LIKELIHOOD_RATIO_BOUND = 5.991

/** A 95 % interval reaches so many standard errors to either side. */
const SIDE = 1.96
/** A parameter whose 95 % interval spans more than ten times to either side has not even its order of magnitude settled. */
export const LARGEST_LOG_ERROR = Math.LN10 / SIDE

/** Gamma-Gamma takes value and frequency as independent. Above this one explains more than a tenth of the other's variance. */
export const LARGEST_CORRELATION = Math.sqrt(0.1)

/**
 * Whether a BG/NBD fit may be used. A likelihood that plain NBD reaches as well knows nothing of dropout: P(active) would be
 * invented (the test is conservative, a/(a + b) = 0 being on the edge of the parameters). One that is flat in some
 * direction gives forecasts that rest on where the search happened to stop.
 */
export function judgeOrders(fit: BgNbdFit): 'fitted' | OrderRefusal {
  if (likelihoodRatio(fit) < LIKELIHOOD_RATIO_BOUND) return 'no_dropout'
  return isSettled(fit) ? 'fitted' : 'unsettled'
}

/** 0 where the search found nothing better than plain NBD, which BG/NBD contains. */
export function likelihoodRatio(fit: BgNbdFit): number {
  return Math.max(0, 2 * (fit.logLikelihood - fit.nbd.logLikelihood))
}

/** Whether values and frequency are independent enough for Gamma-Gamma, of which both correlations have a say. */
export function isDependent(correlation: ValueModel['correlation']): boolean {
  const sizes = [correlation?.plain, correlation?.logarithms].map((value) => Math.abs(value ?? 0))
  return Math.max(...sizes) > LARGEST_CORRELATION
}

/** Whether a Gamma-Gamma fit may be used. Unless q is surely above 1, the mean value of the population may be infinite. */
export function judgeValues(fit: GammaGammaFit): 'fitted' | ValueRefusal {
  if (!isSettled(fit)) return 'values_unsettled'
  const error = Math.sqrt(fit.covariance![1]![1]!)
  return fit.model.q * Math.exp(-SIDE * error) > 1 ? 'fitted' : 'heavy_tail'
}

function isSettled({ covariance, converged }: { covariance: number[][] | null; converged: boolean }): boolean {
  return converged && covariance !== null && standardErrors(covariance).every((error) => error <= LARGEST_LOG_ERROR)
}

export function standardErrors(covariance: number[][]): number[] {
  return covariance.map((row, i) => Math.sqrt(row[i]!))
}
