import { beforeAll, describe, expect, test } from 'vitest'
import { correlation } from '../../src/algorithms/correlation.ts'
import { expectedMean, fitGammaGamma, gammaGammaLogLikelihood } from '../../src/algorithms/gamma-gamma.ts'
import { cdnowSample, hasCdnow } from '../support/cdnow.ts'
import { reference } from '../support/real-orders.ts'

type Known = Record<string, number> & { E_m_first5: number[] }

describe.skipIf(!hasCdnow)('the CDNOW sample', () => {
  let known: Known
  let sample: ReturnType<typeof cdnowSample>
  let events: Int32Array
  let means: Float64Array
  let fit: ReturnType<typeof fitGammaGamma>

  // Not while the tests are collected: that is done where the file is not there, too.
  beforeAll(() => {
    known = reference<{ gg: Known }>('algorithms/clv_cdnow.json').gg
    sample = cdnowSample()
    const repeated = Uint32Array.from(sample.events.keys()).filter((i) => sample.events[i]! > 0)
    events = Int32Array.from(repeated, (i) => sample.events[i]!)
    means = Float64Array.from(repeated, (i) => sample.means[i]!)
    fit = fitGammaGamma({ events, means })
  })

  test('has the parameters that the paper prints', () => {
    expect(fit.units).toBe(known.n)
    expect([fit.model.p.toFixed(2), fit.model.q.toFixed(2), fit.model.gamma.toFixed(2)]).toEqual([
      '6.25',
      '3.74',
      '15.45',
    ])
    expect(fit.model.p).toBeCloseTo(known.p!, 5)
    expect(fit.model.q).toBeCloseTo(known.q!, 6)
    expect(fit.model.gamma).toBeCloseTo(known.gamma!, 5)
    expect(fit.logLikelihood).toBeCloseTo(known.LL!, 6)
  })

  test('has the expected values of the reference, and those of nobody known', () => {
    for (const [i, expected] of known.E_m_first5.entries()) {
      expect(expectedMean(fit.model, sample.events[i]!, sample.means[i]!)).toBeCloseTo(expected, 4)
    }
    expect(expectedMean(fit.model, 0, 0)).toBeCloseTo(known.pop_mean!, 4)
  })

  test('has nearly independent counts and values', () => {
    expect(correlation(events, means)).toBeCloseTo(known.corr_x_z!, 12)
  })
})

test('the gradient is that of the log-likelihood', () => {
  const smooth = gammaGammaLogLikelihood({
    events: Int32Array.from([1, 3, 3, 8]),
    means: Float64Array.from([5, 20, 9, 14]),
  })
  const at = [0.7, 1.3, 2.2]
  const gradient = new Float64Array(3)
  smooth(Float64Array.from(at), gradient)
  for (let i = 0; i < 3; i++) {
    const [up, down] = [1e-6, -1e-6].map((step) => {
      const moved = at.map((value, j) => (i === j ? value + step : value))
      return smooth(Float64Array.from(moved), new Float64Array(3))
    })
    expect(gradient[i]).toBeCloseTo((up! - down!) / 2e-6, 6)
  }
})

test('a list that does not vary has no correlation', () => {
  expect(correlation([1, 2, 3], [4, 4, 4])).toBeNull()
  expect(correlation([1, 2, 3], [0.1, 0.1, 0.1])).toBeNull()
  expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12)
  expect(correlation([1, 2, 3], [6, 4, 2])).toBeCloseTo(-1, 12)
})
