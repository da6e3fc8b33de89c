import { squaredDistance } from './squared-distance.ts'

/** Which cluster each point is in, 0 … clusters − 1. */
export type Labelling = { labels: Int32Array; clusters: number }

/**
 * The mean silhouette of each labelling of the same points (Rousseeuw 1987): over points, (b − a) / max(a, b), where a is the
 * mean distance to the rest of the own cluster and b the least mean distance to another one; 0 for a point alone in its cluster.
 * Every distance is computed once for all labellings. O(n² · (d + labellings)) time, O(n · clusters) memory.
 */
export function meanSilhouettes(points: Float64Array, dimensions: number, labellings: Labelling[]): number[] {
  const n = points.length / dimensions
  const sums = labellings.map(({ clusters }) => new Float64Array(n * clusters))
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const distance = Math.sqrt(squaredDistance(points, i, points, j, dimensions))
      for (let l = 0; l < labellings.length; l++) {
        const { labels, clusters } = labellings[l]!
        sums[l]![i * clusters + labels[j]!]! += distance
        sums[l]![j * clusters + labels[i]!]! += distance
      }
    }
  }
  return labellings.map((labelling, l) => meanOf(labelling, sums[l]!))
}

function meanOf({ labels, clusters }: Labelling, sums: Float64Array): number {
  const sizes = new Int32Array(clusters)
  for (const label of labels) sizes[label]!++
  let total = 0
  for (const [i, own] of labels.entries()) {
    if (sizes[own]! < 2) continue
    const a = sums[i * clusters + own]! / (sizes[own]! - 1)
    let b = Number.POSITIVE_INFINITY
    for (let k = 0; k < clusters; k++) {
      if (k !== own && sizes[k]! > 0) b = Math.min(b, sums[i * clusters + k]! / sizes[k]!)
    }
    // One cluster alone has no other to be held against; equal points in two clusters have nothing to divide by.
    if (Number.isFinite(b) && Math.max(a, b) > 0) total += (b - a) / Math.max(a, b)
  }
  return total / labels.length
}
