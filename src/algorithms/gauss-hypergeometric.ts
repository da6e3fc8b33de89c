/** Series of more terms than this are of arguments that nobody needs: z within 10⁻⁵ of 1. */
const MOST_TERMS = 1_000_000
/** Beyond this a sum is scaled down, and its logarithm kept beside it. */
const LARGE = 1e200

/**
 * The logarithm of Gauss' hypergeometric function ₂F₁(a, b; c; z) for a > 0, c > b > 0 and 0 ≤ z < 1, where it is above 0.
 * Of the series itself and of the one by Euler's transformation
 *
 *   ₂F₁(a, b; c; z) = (1 − z)^(c − a − b) ₂F₁(c − a, c − b; c; z)     (Abramowitz and Stegun 15.3.3)
 *
 * the one is summed whose terms fall faster, as long as its signs do not alternate so much that digits are lost.
 * @throws RangeError for arguments outside these bounds
 */
export function logGauss2F1(a: number, b: number, c: number, z: number): number {
  if (!(a > 0 && b > 0 && c > b && z >= 0 && z < 1)) throw new RangeError(`no series for 2F1(${a}, ${b}; ${c}; ${z})`)
  // Terms fall as n^(a + b − c − 1) zⁿ; after the transformation the sign of a + b − c is the other one.
  const transformed = a + b > c && Math.min(c - a, c - b) > MOST_NEGATIVE
  if (!transformed) return logSeries(a, b, c, z)
  return (c - a - b) * Math.log1p(-z) + logSeries(c - a, c - b, c, z)
}

/** A negative parameter −k lets the signs of k terms alternate, which costs less than k binary digits. */
const MOST_NEGATIVE = -12

function logSeries(a: number, b: number, c: number, z: number): number {
  let term = 1
  let sum = 1
  let scale = 0
  for (let n = 0; n < MOST_TERMS; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    sum += term
    if (Math.abs(term) < 1e-16 * Math.abs(sum)) return Math.log(sum) + scale
    if (sum > LARGE) {
      term /= LARGE
      sum /= LARGE
      scale += Math.log(LARGE)
    }
  }
  throw new RangeError(`the series of 2F1(${a}, ${b}; ${c}; ${z}) does not end`)
}
