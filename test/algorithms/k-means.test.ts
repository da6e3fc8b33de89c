import { describe, expect, test } from 'vitest'
import { kMeans, nearestCentres } from '../../src/algorithms/k-means.ts'
import { createRandom } from '../../src/algorithms/random.ts'
import { hasRetailOrders, reference } from '../support/real-orders.ts'
import { retailPoints } from './retail-points.ts'

const corners = Float64Array.from([0, 0, 0, 1, 1, 0, 10, 10, 10, 11, 11, 10])

test('two heaps become two clusters, whatever the seed', () => {
  for (const seed of [1, 2, 3]) {
    const { centres, inertia, sizes } = kMeans({ points: corners, dimensions: 2, clusters: 2, starts: 3, seed })
    expect([...sizes]).toEqual([3, 3])
    // Each heap: centre (1/3, 1/3), squared distances 2/9 + 5/9 + 5/9.
    expect(inertia).toBeCloseTo(8 / 3, 12)
    expect(centres.flat().sort((a, b) => a - b)[0]).toBeCloseTo(1 / 3, 12)
  }
})

test('equal seeds give equal centres, and every point its nearest', () => {
  const options = { points: corners, dimensions: 2, clusters: 3, starts: 5, seed: 7 }
  const first = kMeans(options)
  expect(kMeans(options)).toEqual(first)
  expect([
    ...nearestCentres(corners, [
      [0, 0],
      [10, 10],
    ]),
  ]).toEqual([0, 0, 0, 1, 1, 1])
})

test('equal points are one place, and too few points are refused', () => {
  const same = new Float64Array(8).fill(2)
  expect(kMeans({ points: same, dimensions: 2, clusters: 2, starts: 2, seed: 1 }).inertia).toBe(0)
  expect(() => kMeans({ points: same, dimensions: 2, clusters: 5, starts: 1, seed: 1 })).toThrow(RangeError)
})

test('the bounds skip work and nothing else: each centre is the mean of the points that are nearest to it', () => {
  const random = createRandom(3)
  for (const clusters of [1, 2, 5, 8]) {
    const points = Float64Array.from({ length: 3000 }, () => random.normal())
    const { centres, inertia, sizes } = kMeans({ points, dimensions: 3, clusters, starts: 2, seed: clusters })
    // Plain Lloyd's fixed point, worked out anew from the centres alone.
    const members = centres.map((): number[][] => [])
    let plain = 0
    for (let i = 0; i < 1000; i++) {
      const point = [...points.subarray(3 * i, 3 * i + 3)]
      const distances = centres.map((centre) => centre.reduce((sum, value, d) => sum + (value - point[d]!) ** 2, 0))
      plain += Math.min(...distances)
      members[distances.indexOf(Math.min(...distances))]!.push(point)
    }
    expect(inertia).toBeCloseTo(plain, 8)
    expect(members.map((own) => own.length)).toEqual(sizes)
    for (const [k, own] of members.entries()) {
      for (let d = 0; d < 3; d++) {
        expect(own.reduce((sum, point) => sum + point[d]!, 0) / own.length).toBeCloseTo(centres[k]![d]!, 8)
      }
    }
  }
})

describe.skipIf(!hasRetailOrders)("the retailer's customers", () => {
  type Reference = { silhouette_by_k_log1p: Record<string, [inertia: number, silhouette: number]> }

  // scikit-learn: KMeans(k, n_init=10).fit(StandardScaler().fit_transform(np.log1p(rfm))).inertia_
  test.each([3, 4, 5, 6, 7, 8])('%i clusters are as tight as those of scikit-learn', (clusters) => {
    const byClusters = reference<Reference>('algorithms/kmeans_retail_rfm.json').silhouette_by_k_log1p
    const { inertia } = kMeans({ points: retailPoints(), dimensions: 3, clusters, starts: 10, seed: 1 })
    expect(Math.abs(inertia / byClusters[clusters]![0] - 1)).toBeLessThan(3e-4)
  })
})
