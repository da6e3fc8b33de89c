import { expect, test } from 'vitest'
import { compareBuckets } from '../../src/algorithms/compare-buckets.ts'

const block = (stratum: string, ...values: (number | null)[]) => ({ stratum, values })

test('the chance of a bucket is that of scipy, corrected for the number of buckets', () => {
  // python: a = numpy.array([[5, 7, 6], [3, 6, 4], [8, 9, 7], [2, 5, 1]]); d = a - a.mean(axis=1, keepdims=True)
  // 3 * scipy.stats.ttest_1samp(d[:, 1], 0, alternative='greater').pvalue
  const found = compareBuckets([block('a', 5, 7, 6), block('a', 3, 6, 4), block('b', 8, 9, 7), block('b', 2, 5, 1)])
  expect(found.map(({ bucket, blocks, mean }) => [bucket, blocks, mean])).toEqual([
    [0, 4, 4.5],
    [1, 4, 6.75],
    [2, 4, 4.5],
  ])
  expect(found[1]!.difference).toBeCloseTo(1.5, 12)
  expect(found[1]!.standardError).toBeCloseTo(0.31914236925211276, 12)
  expect(found[1]!.chance).toBeCloseTo(0.027329782114833612, 12)
  expect(found[0]!.chance).toBe(1)
  expect(found.map(({ strata, strataAbove }) => [strata, strataAbove])).toEqual([
    [2, 0],
    [2, 2],
    [2, 0],
  ])
})

test('growth from block to block is not taken for a difference between buckets', () => {
  const growing = Array.from({ length: 20 }, (_, week) => block('m', week * 100 + (week % 2), week * 100 + 0.5))
  expect(compareBuckets(growing).map(({ difference }) => difference)).toEqual([0, 0])
})

test('what always differs is certain, one block says nothing, blocks of one value are left out', () => {
  const always = compareBuckets([block('a', 1, 3), block('a', 5, 7), block('a', 2, 4)])
  expect(always.map(({ chance }) => chance)).toEqual([1, 0])
  expect(compareBuckets([block('a', 1, 3)])[1]).toMatchObject({ blocks: 1, standardError: null, chance: null })
  expect(compareBuckets([block('a', 1, null), block('a', null, 9)])).toEqual([])
  expect(compareBuckets([])).toEqual([])
  expect(compareBuckets([block('a', null, 1, 3), block('a', null, 1, 4)]).map(({ bucket }) => bucket)).toEqual([1, 2])
})
