import { expect, test } from 'vitest'
import { wilsonInterval } from '../../src/algorithms/wilson-interval.ts'

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
