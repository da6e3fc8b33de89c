import { createRandom } from './random.ts'

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
 * k-means by Lloyd's iterations from k-means++ starts (Arthur and Vassilvitskii 2007). O(starts · iterations · n · k · d)
 * time, O(n) memory. @throws RangeError when there are fewer points than clusters
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
  const labels = new Int32Array(points.length / dimensions)
  assign(points, Float64Array.from(centres.flat()), dimensions, labels)
  return labels
}

function lloyd(points: Float64Array, dimensions: number, centres: Float64Array): KMeans {
  const clusters = centres.length / dimensions
  const labels = new Int32Array(points.length / dimensions).fill(-1)
  const sizes = new Int32Array(clusters)
  let iterations = 0
  let step = assign(points, centres, dimensions, labels)
  while (step.changed > 0 && iterations++ < MOST_ITERATIONS) {
    moveToMeans(points, dimensions, labels, centres, sizes)
    step = assign(points, centres, dimensions, labels)
  }
  sizes.fill(0)
  for (const label of labels) sizes[label]!++
  return {
    centres: Array.from({ length: clusters }, (_, k) => [...centres.subarray(k * dimensions, (k + 1) * dimensions)]),
    inertia: step.inertia,
    sizes: [...sizes],
    iterations,
  }
}

function assign(points: Float64Array, centres: Float64Array, dimensions: number, labels: Int32Array) {
  let inertia = 0
  let changed = 0
  for (let i = 0; i < labels.length; i++) {
    let nearest = 0
    let least = Number.POSITIVE_INFINITY
    for (let k = 0; k < centres.length / dimensions; k++) {
      const distance = squaredDistance(points, i * dimensions, centres, k * dimensions, dimensions)
      if (distance < least) {
        least = distance
        nearest = k
      }
    }
    inertia += least
    if (labels[i] !== nearest) {
      labels[i] = nearest
      changed++
    }
  }
  return { inertia, changed }
}

/** A cluster that has lost all its points keeps its place. */
function moveToMeans(
  points: Float64Array,
  dimensions: number,
  labels: Int32Array,
  centres: Float64Array,
  sizes: Int32Array,
): void {
  const sums = new Float64Array(centres.length)
  sizes.fill(0)
  for (let i = 0; i < labels.length; i++) {
    const k = labels[i]!
    sizes[k]!++
    for (let d = 0; d < dimensions; d++) sums[k * dimensions + d]! += points[i * dimensions + d]!
  }
  for (let at = 0; at < centres.length; at++) {
    const size = sizes[Math.floor(at / dimensions)]!
    if (size > 0) centres[at] = sums[at]! / size
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
      const distance = squaredDistance(points, i * dimensions, centres, k * dimensions, dimensions)
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

function squaredDistance(a: Float64Array, atA: number, b: Float64Array, atB: number, dimensions: number): number {
  let sum = 0
  for (let d = 0; d < dimensions; d++) {
    const difference = a[atA + d]! - b[atB + d]!
    sum += difference * difference
  }
  return sum
}
