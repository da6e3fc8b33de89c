import type { Smooth } from './maximise.ts'

const STEP = 1e-4

/**
 * The covariance of maximum-likelihood estimates: the inverse of the negative Hessian of the log-likelihood at its
 * maximum, the Hessian by central differences of the gradient.
 * @returns null where the Hessian is not negative definite, so that the data leave some direction open
 */
export function covarianceAt(logLikelihood: Smooth, at: readonly number[]): number[][] | null {
  const n = at.length
  const gradientAt = (i: number, step: number) => {
    const gradient = new Float64Array(n)
    logLikelihood(
      Float64Array.from(at, (value, j) => (i === j ? value + step : value)),
      gradient,
    )
    return gradient
  }
  const rows = at.map((_, i) => {
    const [up, down] = [gradientAt(i, STEP), gradientAt(i, -STEP)]
    return Array.from(up, (value, j) => -(value - down[j]!) / (2 * STEP))
  })
  return invert(rows.map((row, i) => row.map((value, j) => (value + rows[j]![i]!) / 2)))
}

/** The inverse of a symmetric matrix by Cholesky's decomposition; null where it is not positive definite. */
function invert(matrix: number[][]): number[][] | null {
  const n = matrix.length
  const lower = matrix.map(() => new Array<number>(n).fill(0))
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!
      if (i !== j) lower[i]![j] = sum / lower[j]![j]!
      else if (sum > 1e-12 * Math.abs(matrix[i]![i]!)) lower[i]![i] = Math.sqrt(sum)
      else return null
    }
  }
  const columns = matrix.map((_, column) => solve(lower, column))
  return columns.map((_, i) => columns.map((column) => column[i]!))
}

/** One column of the inverse, from L Lᵀ x = e. */
function solve(lower: number[][], column: number): number[] {
  const n = lower.length
  const x = Array.from({ length: n }, (_, i) => (i === column ? 1 : 0))
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!
    x[i]! /= lower[i]![i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k]![i]! * x[k]!
    x[i]! /= lower[i]![i]!
  }
  return x
}
