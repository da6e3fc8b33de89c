/**
 * P(T > t) of Student's distribution with whole degrees of freedom, by the finite series of Abramowitz and Stegun 26.7.3
 * and 26.7.4; as R's `pt(t, freedom, lower.tail = FALSE)` within 1e-13. O(freedom) time.
 * @param t may be ±Infinity
 * @throws RangeError unless freedom is a whole number of at least 1
 */
export function studentTail(t: number, freedom: number): number {
  if (!Number.isInteger(freedom) || freedom < 1) throw new RangeError('degrees of freedom must be 1, 2, 3 …')
  const inside = freedom % 2 === 1 ? insideOdd(Math.abs(t), freedom) : insideEven(Math.abs(t), freedom)
  const tail = Math.max(0, (1 - inside) / 2)
  return t >= 0 ? tail : 1 - tail
}

/** P(|T| < t) for 1, 3, 5 … degrees of freedom. */
function insideOdd(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom))
  const cosine = Math.cos(angle)
  let term = cosine
  let sum = freedom === 1 ? 0 : term
  for (let step = 3; step <= freedom - 2; step += 2) {
    term *= (cosine ** 2 * (step - 1)) / step
    sum += term
  }
  return (2 / Math.PI) * (angle + Math.sin(angle) * sum)
}

/** The same for 2, 4, 6 … */
function insideEven(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom))
  const cosine = Math.cos(angle)
  let term = 1
  let sum = term
  for (let step = 2; step <= freedom - 2; step += 2) {
    term *= (cosine ** 2 * (step - 1)) / step
    sum += term
  }
  return Math.sin(angle) * sum
}
