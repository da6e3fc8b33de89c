import { expect, test } from 'vitest'
import { scaleOf, standardise } from '../../src/algorithms/standardise.ts'

test('columns get mean 0 and population standard deviation 1', () => {
  const points = Float64Array.from([1, 10, 2, 10, 3, 10, 6, 10])
  const scale = scaleOf(points, 2)
  expect(scale.means).toEqual([3, 10])
  expect(scale.sds[0]).toBeCloseTo(Math.sqrt(3.5), 12)
  expect([...standardise(points, scale)].filter((_, at) => at % 2 === 0)).toEqual(
    [-2, -1, 0, 3].map((value) => value / Math.sqrt(3.5)),
  )
})

test('a column of equal values is 0 everywhere, rounding or not', () => {
  const points = new Float64Array(999).fill(Math.log1p(1))
  const scale = scaleOf(points, 1)
  expect(scale.sds).toEqual([1])
  expect(Math.max(...standardise(points, scale).map(Math.abs))).toBeLessThan(1e-12)
})
