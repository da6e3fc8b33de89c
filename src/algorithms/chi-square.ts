/**
 * P(X > x) of a chi-square variable, as R's `pchisq(x, degrees, lower.tail = FALSE)`: the upper incomplete gamma function
 * by its series or, in the tail, by Lentz's continued fraction (Numerical Recipes §6.2). Relative error below 1e-12.
 * @param degrees a positive whole number
 */
export function chiSquareTail(x: number, degrees: number): number {
  if (x <= 0) return 1
  const [a, h] = [degrees / 2, x / 2]
  const factor = Math.exp(a * Math.log(h) - h - logGammaOfHalves(degrees))
  return h < a + 1 ? 1 - factor * lowerSeries(a, h) : factor * upperFraction(a, h)
}

function lowerSeries(a: number, h: number): number {
  let term = 1 / a
  let total = term
  for (let n = 1; term > total * 1e-16; n++) {
    term *= h / (a + n)
    total += term
  }
  return total
}

function upperFraction(a: number, h: number): number {
  let b = h + 1 - a
  let c = Number.MAX_VALUE
  let d = 1 / b
  let value = d
  for (let n = 1, change = 0; Math.abs(change - 1) > 1e-15 && n < 1000; n++) {
    const numerator = -n * (n - a)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    change = c * d
    value *= change
  }
  return value
}

/** ln Γ(n / 2), exactly by Γ(x + 1) = x Γ(x) from Γ(1) = 1 or Γ(1/2) = √π. */
function logGammaOfHalves(n: number): number {
  let value = n % 2 === 0 ? 0 : Math.log(Math.PI) / 2
  for (let x = n % 2 === 0 ? 1 : 0.5; x < n / 2; x++) value += Math.log(x)
  return value
}
