import { type KMeans, kMeans, nearestCentres } from './k-means.ts'
import { createRandom } from './random.ts'
import { meanSilhouettes } from './silhouettes.ts'

export type ChooseClustersOptions = {
  /** Points row by row, n × dimensions; not changed. */
  points: Float64Array
  dimensions: number
  /** The numbers of clusters that are tried, both included. */
  least: number
  most: number
  starts: number
  seed: number
  /** With more points than this, silhouettes are those of so many drawn at random. */
  silhouettePoints: number
}

export type ChosenClusters = {
  /** k-means of the number of clusters with the highest mean silhouette; of equal ones the fewest. */
  best: KMeans
  tried: { clusters: number; inertia: number; silhouette: number }[]
  /** How many points the silhouettes were taken of. */
  silhouettePoints: number
}

/** k-means for each number of clusters, and of these the one whose points lie best. @throws RangeError as `kMeans` */
export function chooseClusters(options: ChooseClustersOptions): ChosenClusters {
  const { points, dimensions, least, most, starts, seed } = options
  const found = Array.from({ length: most - least + 1 }, (_, index) =>
    kMeans({ points, dimensions, clusters: least + index, starts, seed }),
  )
  const drawn = drawPoints(points, dimensions, options.silhouettePoints, seed)
  const labellings = found.map(({ centres }) => ({ labels: nearestCentres(drawn, centres), clusters: centres.length }))
  const silhouettes = meanSilhouettes(drawn, dimensions, labellings)
  const best = silhouettes.reduce((highest, value, index) => (value > silhouettes[highest]! ? index : highest), 0)
  return {
    best: found[best]!,
    tried: found.map(({ inertia }, index) => ({ clusters: least + index, inertia, silhouette: silhouettes[index]! })),
    silhouettePoints: drawn.length / dimensions,
  }
}

/** So many different points, each set of them as likely as another (the first steps of a Fisher–Yates shuffle). */
function drawPoints(points: Float64Array, dimensions: number, count: number, seed: number): Float64Array {
  const n = points.length / dimensions
  if (n <= count) return points
  const random = createRandom(seed)
  const order = Int32Array.from({ length: n }, (_, index) => index)
  const drawn = new Float64Array(count * dimensions)
  for (let at = 0; at < count; at++) {
    const other = at + random.integer(n - at)
    const chosen = order[other]!
    order[other] = order[at]!
    drawn.set(points.subarray(chosen * dimensions, (chosen + 1) * dimensions), at * dimensions)
  }
  return drawn
}
