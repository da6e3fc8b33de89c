import { expect, test } from 'vitest'
import { oddsRatioInterval } from '../../src/algorithms/odds-ratio-interval.ts'

// scipy.stats.contingency.odds_ratio([[7, 15], [58, 472]], kind='sample').confidence_interval(0.95)
test("Woolf's interval is that of scipy", () => {
  const [low, high] = oddsRatioInterval(7, 15, 58, 472)!
  expect(low).toBeCloseTo(1.4869302660564159, 10)
  expect(high).toBeCloseTo(9.699536252360435, 10)
  expect(oddsRatioInterval(0, 1, 2, 3)).toBeNull()
})
