/** Column means and population standard deviations. A column without spread has 1, so that dividing by it gives 0. */
export type Scale = { means: number[]; sds: number[] }

/** The scale of points given row by row (scikit-learn's StandardScaler). O(n · d). */
export function scaleOf(points: Float64Array, dimensions: number): Scale {
  const n = points.length / dimensions
  const means = new Array<number>(dimensions).fill(0)
  const squares = new Array<number>(dimensions).fill(0)
  for (let at = 0; at < points.length; at++) means[at % dimensions]! += points[at]! / n
  for (let at = 0; at < points.length; at++) squares[at % dimensions]! += (points[at]! - means[at % dimensions]!) ** 2
  // Rounding leaves a column of equal values with a spread of some 1e-16, which is none.
  const sds = squares.map((sum, d) => {
    const sd = Math.sqrt(sum / n)
    return sd > 1e-12 * Math.max(1, Math.abs(means[d]!)) ? sd : 1
  })
  return { means, sds }
}

/** The points on a scale: (value − mean) / sd, as a new table. */
export function standardise(points: Float64Array, { means, sds }: Scale): Float64Array {
  const dimensions = means.length
  return points.map((value, at) => (value - means[at % dimensions]!) / sds[at % dimensions]!)
}
