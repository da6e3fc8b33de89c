import { createRandom } from './random.ts'
import { squaredDistance } from './squared-distance.ts'

/** Centres row by row, `clusters` × `dimensions`. Plain JSON. */
export type KMeans = { centres: number[][]; inertia: number; sizes: number[]; iterations: number }

export type KMeansOptions = {
  /** Points row by row, n × dimensions; not changed. */
  points: Float64Array
  dimensions: number
  clusters: number
  /** The best of so many starts is kept. */
  starts: number
  /** Seed of the starts: equal seeds give equal centres. */
  seed: number
}

const MOST_ITERATIONS = 300

/**
 * k-means by Lloyd's iterations from k-means++ starts (Arthur and Vassilvitskii 2007), with the bounds of Hamerly (2010,
 * "Making k-means even faster"): most points are known to have kept their centre without a look at the others. The
 * answer is that of plain Lloyd. O(starts · iterations · n · k · d) time at worst, O(n) memory.
 * @throws RangeError when there are fewer points than clusters
 */
export function kMeans({ points, dimensions, clusters, starts, seed }: KMeansOptions): KMeans {
  const n = points.length / dimensions
  if (n < clusters) throw new RangeError(`${n} points cannot make ${clusters} clusters`)
  const random = createRandom(seed)
  let best: KMeans | null = null
  for (let start = 0; start < starts; start++) {
    const found = lloyd(points, dimensions, firstCentres(points, dimensions, clusters, random.uniform))
    if (best === null || found.inertia < best.inertia) best = found
  }
  return best!
}

/** The nearest centre of each point, by index. */
export function nearestCentres(points: Float64Array, centres: readonly (readonly number[])[]): Int32Array {
  const dimensions = centres[0]!.length
  const flat = Float64Array.from(centres.flat())
  return firstBounds(points, dimensions, flat).labels
}

function lloyd(points: Float64Array, dimensions: number, centres: Float64Array): KMeans {
  const bounds = firstBounds(points, dimensions, centres)
  const members = membersOf(points, dimensions, bounds.labels, centres.length / dimensions)
  let iterations = 0
  for (let changed = 1; changed > 0 && iterations < MOST_ITERATIONS; iterations++) {
    loosen(bounds, moveToMeans(centres, dimensions, members))
    changed = reassign(points, dimensions, centres, bounds, members)
  }
  let inertia = 0
  for (let i = 0; i < bounds.labels.length; i++) {
    inertia += squaredDistance(points, i, centres, bounds.labels[i]!, dimensions)
  }
  return {
    centres: Array.from(members.sizes, (_, k) => [...centres.subarray(k * dimensions, (k + 1) * dimensions)]),
    inertia,
    sizes: [...members.sizes],
    iterations,
  }
}

/** Of each point: its centre, the most that it can be away from it, and the least that it can be away from any other. */
type Bounds = { labels: Int32Array; upper: Float64Array; lower: Float64Array }

function firstBounds(points: Float64Array, dimensions: number, centres: Float64Array): Bounds {
  const n = points.length / dimensions
  const bounds = { labels: new Int32Array(n), upper: new Float64Array(n), lower: new Float64Array(n) }
  for (let i = 0; i < n; i++) lookAtAll(points, i, centres, dimensions, bounds)
  return bounds
}

/** @returns how many points have another centre than before */
function reassign(
  points: Float64Array,
  dimensions: number,
  centres: Float64Array,
  bounds: Bounds,
  members: Members,
): number {
  const { labels, upper, lower } = bounds
  const halfGaps = halfGapsBetween(centres, dimensions)
  let changed = 0
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!
    const safe = Math.max(halfGaps[label]!, lower[i]!)
    if (upper[i]! <= safe) continue
    upper[i] = Math.sqrt(squaredDistance(points, i, centres, label, dimensions))
    if (upper[i]! <= safe) continue
    lookAtAll(points, i, centres, dimensions, bounds)
    if (labels[i] === label) continue
    changed++
    count(members, points, i, dimensions, label, -1)
    count(members, points, i, dimensions, labels[i]!, 1)
  }
  return changed
}

/** Finds the nearest centre of a point and the next one, and with them its exact bounds. */
function lookAtAll(points: Float64Array, i: number, centres: Float64Array, dimensions: number, bounds: Bounds): void {
  let nearest = 0
  let least = Number.POSITIVE_INFINITY
  let second = Number.POSITIVE_INFINITY
  for (let k = 0; k < centres.length / dimensions; k++) {
    const distance = squaredDistance(points, i, centres, k, dimensions)
    if (distance < least) {
      second = least
      least = distance
      nearest = k
    } else if (distance < second) {
      second = distance
    }
  }
  bounds.labels[i] = nearest
  bounds.upper[i] = Math.sqrt(least)
  bounds.lower[i] = Math.sqrt(second)
}

/** Half of the way from each centre to the nearest other: a point that is nearer than this has no nearer centre. */
function halfGapsBetween(centres: Float64Array, dimensions: number): Float64Array {
  const clusters = centres.length / dimensions
  return Float64Array.from({ length: clusters }, (_, k) => {
    let least = Number.POSITIVE_INFINITY
    for (let other = 0; other < clusters; other++) {
      if (other !== k) least = Math.min(least, squaredDistance(centres, k, centres, other, dimensions))
    }
    return Math.sqrt(least) / 2
  })
}

/** The sums and counts of each cluster's points, kept up to date as single points change. */
type Members = { sums: Float64Array; sizes: Int32Array }

function membersOf(points: Float64Array, dimensions: number, labels: Int32Array, clusters: number): Members {
  const members = { sums: new Float64Array(clusters * dimensions), sizes: new Int32Array(clusters) }
  for (let i = 0; i < labels.length; i++) count(members, points, i, dimensions, labels[i]!, 1)
  return members
}

function count({ sums, sizes }: Members, points: Float64Array, i: number, dimensions: number, k: number, by: 1 | -1) {
  sizes[k]! += by
  for (let d = 0; d < dimensions; d++) sums[k * dimensions + d]! += by * points[i * dimensions + d]!
}

/** A cluster that has lost all its points keeps its place. @returns how far each centre has moved */
function moveToMeans(centres: Float64Array, dimensions: number, { sums, sizes }: Members): Float64Array {
  const before = centres.slice()
  for (let at = 0; at < centres.length; at++) {
    const size = sizes[Math.floor(at / dimensions)]!
    if (size > 0) centres[at] = sums[at]! / size
  }
  return Float64Array.from(sizes, (_, k) => Math.sqrt(squaredDistance(before, k, centres, k, dimensions)))
}

/** After the centres have moved, a point may be so much farther from its own and so much nearer to another. */
function loosen({ labels, upper, lower }: Bounds, moved: Float64Array): void {
  const most = Math.max(...moved)
  for (let i = 0; i < labels.length; i++) {
    upper[i]! += moved[labels[i]!]!
    lower[i]! -= most
  }
}

/** k-means++: each further centre is a point drawn in proportion to its squared distance from those there are. */
function firstCentres(points: Float64Array, dimensions: number, clusters: number, uniform: () => number): Float64Array {
  const n = points.length / dimensions
  const centres = new Float64Array(clusters * dimensions)
  const distances = new Float64Array(n).fill(Number.POSITIVE_INFINITY)
  let chosen = Math.floor(uniform() * n)
  for (let k = 0; k < clusters; k++) {
    centres.set(points.subarray(chosen * dimensions, (chosen + 1) * dimensions), k * dimensions)
    let total = 0
    for (let i = 0; i < n; i++) {
      const distance = squaredDistance(points, i, centres, k, dimensions)
      if (distance < distances[i]!) distances[i] = distance
      total += distances[i]!
    }
    chosen = draw(distances, total, uniform)
  }
  return centres
}

/** Equal points leave nothing to draw by: then every point is as good as another. */
function draw(weights: Float64Array, total: number, uniform: () => number): number {
  if (total === 0) return Math.floor(uniform() * weights.length)
  let left = uniform() * total
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!
    if (left < 0) return i
  }
  return weights.length - 1
}
