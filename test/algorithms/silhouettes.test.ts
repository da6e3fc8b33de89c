import { describe, expect, test } from 'vitest'
import { chooseClusters } from '../../src/algorithms/choose-clusters.ts'
import { createRandom } from '../../src/algorithms/random.ts'
import { meanSilhouettes } from '../../src/algorithms/silhouettes.ts'
import { hasRetailOrders, reference } from '../support/real-orders.ts'
import { retailPoints } from './retail-points.ts'

const line = Float64Array.from([0, 1, 5, 7])
const labelling = (...labels: number[]) => ({ labels: Int32Array.from(labels), clusters: Math.max(...labels) + 1 })

test('the silhouette is that of the definition, for several labellings at once', () => {
  // 0: a 1, b 6; 1: a 1, b 5; 5: a 2, b 4.5; 7: a 2, b 6.5.
  const pairs = (5 / 6 + 4 / 5 + 2.5 / 4.5 + 4.5 / 6.5) / 4
  // A point alone counts 0. 0: a 3, b 7; 1: a 2.5, b 6; 5: a 4.5, b 2.
  const alone = (4 / 7 + 3.5 / 6 - 2.5 / 4.5) / 4
  const [first, second] = meanSilhouettes(line, 1, [labelling(0, 0, 1, 1), labelling(0, 0, 0, 1)])
  expect(first).toBeCloseTo(pairs, 12)
  expect(second).toBeCloseTo(alone, 12)
})

test('one cluster, or equal points in two, is 0 and no NaN', () => {
  expect(meanSilhouettes(line, 1, [labelling(0, 0, 0, 0)])).toEqual([0])
  expect(meanSilhouettes(new Float64Array(4), 1, [labelling(0, 0, 1, 1)])).toEqual([0])
})

test('as many clusters are chosen as there are heaps', () => {
  const random = createRandom(4)
  const points = Float64Array.from({ length: 400 }, (_, at) => [0, 20, 40, 60][(at >> 1) % 4]! + random.normal())
  const chosen = chooseClusters({ points, dimensions: 2, least: 3, most: 6, starts: 5, seed: 1, silhouettePoints: 500 })
  expect(chosen.best.sizes).toEqual([50, 50, 50, 50])
  expect(chosen.silhouettePoints).toBe(200)
  expect(chosen.tried.map(({ clusters }) => clusters)).toEqual([3, 4, 5, 6])
})

test('with many points the silhouettes are those of a sample, the same each time', () => {
  const random = createRandom(5)
  const points = Float64Array.from({ length: 3000 }, () => random.normal())
  const options = { points, dimensions: 3, least: 3, most: 4, starts: 2, seed: 9, silhouettePoints: 300 }
  const chosen = chooseClusters(options)
  expect(chosen.silhouettePoints).toBe(300)
  expect(chooseClusters(options)).toEqual(chosen)
  const exact = chooseClusters({ ...options, silhouettePoints: 1000 })
  expect(chosen.tried[0]!.silhouette).not.toBe(exact.tried[0]!.silhouette)
  expect(chosen.tried[0]!.silhouette).toBeCloseTo(exact.tried[0]!.silhouette, 1)
})

describe.skipIf(!hasRetailOrders)("the retailer's customers", () => {
  type Reference = { silhouette_by_k_log1p: Record<string, [inertia: number, silhouette: number]> }

  // scikit-learn: silhouette_score(points, labels) of the best of 10 starts. Another local optimum moves the third digit.
  test('have the silhouettes of the reference by number of clusters, and three clusters are best', {
    timeout: 60_000,
  }, () => {
    const expected = reference<Reference>('algorithms/kmeans_retail_rfm.json').silhouette_by_k_log1p
    const points = retailPoints()
    const options = { points, dimensions: 3, least: 2, most: 7, starts: 10, seed: 1, silhouettePoints: 5000 }
    const { tried, silhouettePoints } = chooseClusters(options)
    expect(silhouettePoints).toBe(4338)
    for (const { clusters, silhouette } of tried) {
      expect(Math.abs(silhouette - expected[clusters]![1]), `${clusters} clusters`).toBeLessThan(0.0015)
    }
    expect(chooseClusters({ ...options, least: 3, most: 8 }).best.centres).toHaveLength(3)
  })
})
