import { expect, test } from 'vitest'
import { wilsonInterval, z99 } from '../../src/algorithms/wilson-interval.ts'

// By the formula in Python. In R: prop.test(successes, trials, correct = FALSE)$conf.int
test.each([
  [0, 10, 0, 0.2775328],
  [10, 10, 0.7224672, 1],
  [7, 50, 0.0695083, 0.2618619],
  [1, 3, 0.0614919, 0.7923404],
])('%d of %d is between %d and %d', (successes, trials, lower, upper) => {
  const found = wilsonInterval(successes, trials)!
  expect(found.share).toBe(successes / trials)
  expect(found.lower).toBeCloseTo(lower, 6)
  expect(found.upper).toBeCloseTo(upper, 6)
})

test('of nothing there is no share', () => {
  expect(wilsonInterval(0, 0)).toBeNull()
})

// Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("the interval of %i in %i is that of Newcombe's table", (successes, trials, low, high) => {
  const { lower, upper } = wilsonInterval(successes, trials)!
  expect(lower).toBeCloseTo(low, 4)
  expect(upper).toBeCloseTo(high, 4)
})

test('more certainty is a wider interval', () => {
  const { lower, upper } = wilsonInterval(81, 263, z99)!
  expect(lower).toBeLessThan(0.2553)
  expect(upper).toBeGreaterThan(0.3662)
})
