/** Pearson's correlation of two equally long lists; null where one of them does not vary. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const n = a.length
  let [meanA, meanB] = [0, 0]
  for (let i = 0; i < n; i++) {
    meanA += a[i]! / n
    meanB += b[i]! / n
  }
  let [varianceA, varianceB, covariance] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [fromA, fromB] = [a[i]! - meanA, b[i]! - meanB]
    varianceA += fromA * fromA
    varianceB += fromB * fromB
    covariance += fromA * fromB
  }
  // Rounding of equal values must not pass for variation.
  const varies = (variance: number, mean: number) => variance > 1e-20 * n * (mean * mean + Number.MIN_VALUE)
  if (!varies(varianceA, meanA) || !varies(varianceB, meanB)) return null
  return covariance / Math.sqrt(varianceA * varianceB)
}
