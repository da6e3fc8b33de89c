import { expect, test } from 'vitest'
import { measurement, median, quantile } from '../../src/bench/measurement.ts'

test('a quantile lies between the two nearest values', () => {
  const values = [9, 1, 4, 2]
  expect([quantile(values, 0), median(values), quantile(values, 1)]).toEqual([1, 3, 9])
  // Type 7: the place is 0.9 · 3 = 2.7, so 4 + 0.7 · (9 − 4).
  expect(quantile(values, 0.9)).toBeCloseTo(7.5)
  expect(() => quantile([], 0.5)).toThrow(RangeError)
})

test('an aim for the ratio is judged by the median of the ratios of each turn', () => {
  const samples = { part: 'import', what: 'rows', unit: 's', ours: [30, 10, 12], bare: [3, 2, 2] } as const
  const figure = (limit: number) =>
    measurement({
      ...samples,
      ours: [...samples.ours],
      bare: [...samples.bare],
      aim: { of: 'ratio', sense: 'at most', limit },
    })
  expect(figure(6)).toMatchObject({ ours: 12, bare: 2, ratio: 6, repetitions: 3, aim: { met: true } })
  expect(figure(5).aim?.met).toBe(false)
  // The ratios are 5, 6 and 10, their middle half goes from 5.5 to 8.
  expect(figure(6).spread).toBeCloseTo(2.5 / 6)
})

test('an aim for the figure itself holds up to its limit', () => {
  const figure = (ours: number) =>
    measurement({
      part: 'webhook',
      what: 'acknowledgements',
      unit: '/s',
      ours: [ours],
      aim: { of: 'ours', sense: 'at least', limit: 300 },
    })
  expect(figure(300).aim?.met).toBe(true)
  expect(figure(299.9).aim?.met).toBe(false)
  expect(figure(300)).toMatchObject({ bare: null, ratio: null, spread: 0 })
})
