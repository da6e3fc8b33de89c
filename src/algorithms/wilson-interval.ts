/** A share with its interval. */
export type ShareInterval = { share: number; lower: number; upper: number }

/** Standard normal quantiles of two-sided intervals. */
export const z95 = 1.959963984540054
export const z99 = 2.5758293035489004

/**
 * The share of successes with Wilson's score interval (1927), as R's `prop.test(successes, trials, correct = FALSE)`
 * (Newcombe 1998, method 3). It stays
 * within 0 and 1 and is sound for few trials and for shares near the ends. @returns null without trials
 */
export function wilsonInterval(successes: number, trials: number, z: number = z95): ShareInterval | null {
  if (trials === 0) return null
  const share = successes / trials
  const z2 = z ** 2
  const middle = (share + z2 / (2 * trials)) / (1 + z2 / trials)
  const half = (z / (1 + z2 / trials)) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials ** 2))
  // Exactly 0 and 1 at the ends, which rounding would miss by an epsilon.
  return {
    share,
    lower: successes === 0 ? 0 : middle - half,
    upper: successes === trials ? 1 : middle + half,
  }
}
