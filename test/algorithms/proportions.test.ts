import { expect, test } from 'vitest'
import { oddsRatioInterval, wilsonInterval, z99 } from '../../src/algorithms/proportions.ts'

// Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("Wilson's interval of %i in %i is that of Newcombe's table", (successes, trials, low, high) => {
  const interval = wilsonInterval(successes, trials)!
  expect(interval[0]).toBeCloseTo(low, 4)
  expect(interval[1]).toBeCloseTo(high, 4)
})

test('the interval of all is the mirror of that of none, and nothing has none', () => {
  const [low, high] = wilsonInterval(20, 20)!
  expect(high).toBe(1)
  expect(low).toBeCloseTo(1 - 0.1611, 4)
  expect(wilsonInterval(0, 0)).toBeNull()
})

test('more certainty is a wider interval', () => {
  const [low, high] = wilsonInterval(81, 263, z99)!
  expect(low).toBeLessThan(0.2553)
  expect(high).toBeGreaterThan(0.3662)
})

// scipy.stats.contingency.odds_ratio([[7, 15], [58, 472]], kind='sample').confidence_interval(0.95)
test("Woolf's interval is that of scipy", () => {
  const [low, high] = oddsRatioInterval(7, 15, 58, 472)!
  expect(low).toBeCloseTo(1.4869302660564159, 10)
  expect(high).toBeCloseTo(9.699536252360435, 10)
  expect(oddsRatioInterval(0, 1, 2, 3)).toBeNull()
})
