/** Nodes within (−1, 1) and their weights, which add up to 2. */
export type Quadrature = { nodes: number[]; weights: number[] }

/** The quadrature that is exact for polynomials up to degree 2n − 1; nodes by Newton's method on Legendre's polynomial. */
export function gaussLegendre(n: number): Quadrature {
  const nodes: number[] = []
  const weights: number[] = []
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5))
    let slope = 1
    for (let step = Number.POSITIVE_INFINITY; Math.abs(step) > 1e-15; ) {
      const [value, derivative] = legendre(n, x)
      step = value / derivative
      slope = derivative
      x -= step
    }
    nodes.push(x)
    weights.push(2 / ((1 - x * x) * slope * slope))
  }
  return { nodes, weights }
}

function legendre(n: number, x: number): [value: number, derivative: number] {
  let before = 1
  let value = x
  for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k]
  return [value, (n * (x * value - before)) / (x * x - 1)]
}
