/** A share with its 95 % interval. */
export type ShareInterval = { share: number; lower: number; upper: number }

const NORMAL_975 = 1.959963984540054

/**
 * The share of successes with Wilson's score interval (1927), as R's `prop.test(successes, trials, correct = FALSE)`. It stays
 * within 0 and 1 and is sound for few trials and for shares near the ends. @returns null without trials
 */
export function wilsonInterval(successes: number, trials: number): ShareInterval | null {
  if (trials === 0) return null
  const share = successes / trials
  const z2 = NORMAL_975 ** 2
  const middle = (share + z2 / (2 * trials)) / (1 + z2 / trials)
  const half = (NORMAL_975 / (1 + z2 / trials)) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials ** 2))
  // Exactly 0 and 1 at the ends, which rounding would miss by an epsilon.
  return {
    share,
    lower: successes === 0 ? 0 : middle - half,
    upper: successes === trials ? 1 : middle + half,
  }
}
