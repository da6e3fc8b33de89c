import { expect, test } from 'vitest'
import { kMeans, nearestCentres } from '../../src/algorithms/k-means.ts'

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
