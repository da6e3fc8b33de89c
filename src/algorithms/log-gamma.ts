/** Lanczos' coefficients for g = 7 and nine terms, as Godfrey published them (2001). */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)

/** The logarithm of the gamma function of x > 0, to some 15 digits (Lanczos 1964). */
export function logGamma(x: number): number {
  // Below a half the series loses digits; Γ(x) = Γ(x + 1) / x does not.
  if (x < 0.5) return logGamma(x + 1) - Math.log(x)
  const base = x + 6.5
  let sum = LANCZOS[0]!
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (x - 1 + i)
  return HALF_LOG_TWO_PI + (x - 0.5) * Math.log(base) - base + Math.log(sum)
}

/** The derivative of logGamma for x > 0: recurrence up to 10, then the asymptotic series (Abramowitz and Stegun 6.3.18). */
export function digamma(x: number): number {
  let shift = 0
  let large = x
  for (; large < 10; large++) shift -= 1 / large
  const inverse = 1 / (large * large)
  const tail =
    inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse * (1 / 240 - inverse * (1 / 132)))))
  return shift + Math.log(large) - 0.5 / large - tail
}
