/** Squared Euclidean distance between row `i` of one table of points and row `j` of another, both row by row. */
export function squaredDistance(a: Float64Array, i: number, b: Float64Array, j: number, dimensions: number): number {
  let sum = 0
  for (let d = 0; d < dimensions; d++) {
    const difference = a[i * dimensions + d]! - b[j * dimensions + d]!
    sum += difference * difference
  }
  return sum
}
