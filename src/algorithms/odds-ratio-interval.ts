import { z95 } from './wilson-interval.ts'

/** Bounds of an interval, lower first. */
export type Interval = [low: number, high: number]

/**
 * Woolf's interval of the odds ratio (a / b) / (c / d) of four counts. @returns null where one of them is zero: then the
 * counts say nothing of how far apart the ratios are
 */
export function oddsRatioInterval(a: number, b: number, c: number, d: number, z: number = z95): Interval | null {
  if (Math.min(a, b, c, d) <= 0) return null
  const logarithm = Math.log(a / b / (c / d))
  const reach = z * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
  return [Math.exp(logarithm - reach), Math.exp(logarithm + reach)]
}
