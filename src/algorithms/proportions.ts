/** Bounds of an interval, lower first. */
export type Interval = [low: number, high: number]

/** Standard normal quantiles of two-sided intervals. */
export const z95 = 1.959963984540054
export const z99 = 2.5758293035489004

/**
 * Wilson's score interval of a share (Wilson 1927; Newcombe 1998, method 3): sensible for small counts and shares near 0
 * or 1. @returns null without trials
 */
export function wilsonInterval(successes: number, trials: number, z: number = z95): Interval | null {
  if (trials <= 0) return null
  const share = successes / trials
  const middle = share + (z * z) / (2 * trials)
  const reach = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))
  const whole = 1 + (z * z) / trials
  return [Math.max(0, (middle - reach) / whole), Math.min(1, (middle + reach) / whole)]
}

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
