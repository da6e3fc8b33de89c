import { beforeAll, describe, expect, test } from 'vitest'
import { type BgNbd, bgNbdLogLikelihood, fitBgNbd } from '../../src/algorithms/bg-nbd.ts'
import { relativeErrors } from '../../src/algorithms/bg-nbd-errors.ts'
import { activeProbability, expectEvents, expectedIfActive } from '../../src/algorithms/bg-nbd-expectations.ts'
import { distinctEvents, type RepeatEvents } from '../../src/algorithms/repeat-events.ts'
import { cdnowSample, hasCdnow } from '../support/cdnow.ts'
import { reference } from '../support/real-orders.ts'

const papers: BgNbd = { r: 0.25, alpha: 4.4, a: 0.8, b: 2.4 }
const few: RepeatEvents = {
  events: Int32Array.from([2, 0, 0, 1, 2, 0]),
  last: Float64Array.from([3, 0, 0, 2, 3, 0]),
  observed: Float64Array.from([9, 9, 4, 9, 9, 9]),
}

type Known = Record<string, number> & { E39_first5: number[]; palive_first5: number[] }

describe.skipIf(!hasCdnow)('the CDNOW sample', () => {
  let known: Known
  let sample: RepeatEvents
  let fit: ReturnType<typeof fitBgNbd>

  // Not while the tests are collected: that is done where the file is not there, too.
  beforeAll(() => {
    known = reference<{ bgnbd: Known }>('algorithms/clv_cdnow.json').bgnbd
    sample = cdnowSample()
    fit = fitBgNbd(sample)
  })

  test('has the parameters and the log-likelihood that the paper prints', () => {
    expect(fit.converged).toBe(true)
    for (const name of ['r', 'alpha', 'a', 'b'] as const) expect(fit.model[name]).toBeCloseTo(known[name]!, 5)
    expect(fit.logLikelihood).toBeCloseTo(known.LL!, 6)
    expect([fit.model.r, fit.model.alpha, fit.model.a, fit.model.b].map((value) => value.toFixed(3))).toEqual([
      '0.243',
      '4.414',
      '0.793',
      '2.426',
    ])
  })

  test('is expected to buy in the next 39 weeks what the reference says', () => {
    const { active, expected } = expectEvents(fit.model, sample, [39])
    for (let i = 0; i < 5; i++) {
      expect(active[i]).toBeCloseTo(known.palive_first5[i]!, 6)
      expect(expected[0]![i]).toBeCloseTo(known.E39_first5[i]!, 6)
    }
    expect(expected[0]!.reduce((sum, value) => sum + value, 0)).toBeCloseTo(known.sum_E39!, 3)
    expect(expectedIfActive(fit.model, 0, 0, 52)).toBeCloseTo(known.E_X_52_new!, 6)
  })

  test('settles its forecast to some 4 %', () => {
    const [share] = relativeErrors(fit.model, fit.covariance!, sample, [39])
    expect(share).toBeGreaterThan(0.02)
    expect(share).toBeLessThan(0.06)
  })
})

// mpmath: eq. 10 of the paper without P(alive), in 30 digits, of which 15 are kept.
test.each([
  [papers, 2, 38.86, 39, 1.68897304033514],
  [papers, 0, 0, 52, 1.47512191030511],
  [{ r: 30, alpha: 60, a: 3, b: 0.7 }, 0, 10, 52, 1.34629430345546],
  [{ r: 0.6, alpha: 1.5, a: 0.3, b: 0.5 }, 0, 0, 52, 6.8532477574574],
  [{ r: 0.5, alpha: 0.2, a: 1.3, b: 6 }, 250, 50, 52.142857, 161.970010876857],
  [{ r: 20, alpha: 40, a: 2, b: 1.5 }, 3, 8, 52, 4.60417545278004],
  [{ r: 60, alpha: 30, a: 2, b: 1.5 }, 3, 8, 52, 5.22014764830834],
])('what %j is expected to do after %d events in %d, within %d', (model, events, observed, horizon, expected) => {
  expect(Math.abs(expectedIfActive(model, events, observed, horizon) / expected - 1)).toBeLessThan(1e-9)
})

test("the paper's formula is 0/0 at a = 1 and at a + b = 1; the expectation is not", () => {
  for (const at of [
    { r: 0.5, alpha: 4, a: 1, b: 2 },
    { r: 0.5, alpha: 4, a: 0.4, b: 0.6 },
  ]) {
    const beside = [1 - 1e-6, 1 + 1e-6].map((by) => expectedIfActive({ ...at, a: at.a * by }, 0, 5, 52))
    expect(expectedIfActive(at, 0, 5, 52)).toBeCloseTo((beside[0]! + beside[1]!) / 2, 9)
  }
})

test('a unit without further events is active; the same silence says more after many events', () => {
  expect(activeProbability(papers, 0, 0, 50)).toBe(1)
  expect(activeProbability(papers, 10, 20, 50)).toBeLessThan(activeProbability(papers, 1, 20, 50))
  expect(activeProbability(papers, 2000, 20, 500)).toBeGreaterThanOrEqual(0)
})

test('the gradient is that of the log-likelihood', () => {
  const smooth = bgNbdLogLikelihood(distinctEvents(few))
  const at = [-0.3, 1.2, -0.4, 0.8]
  const gradient = new Float64Array(4)
  smooth(Float64Array.from(at), gradient)
  for (let i = 0; i < 4; i++) {
    const [up, down] = [1e-6, -1e-6].map((step) => {
      const moved = at.map((value, j) => (i === j ? value + step : value))
      return smooth(Float64Array.from(moved), new Float64Array(4))
    })
    expect(gradient[i]).toBeCloseTo((up! - down!) / 2e-6, 6)
  }
})

test('equal rows become one with a weight', () => {
  expect(distinctEvents(few)).toEqual({
    events: Int32Array.from([0, 0, 1, 2]),
    last: Float64Array.from([0, 0, 2, 3]),
    observed: Float64Array.from([4, 9, 9, 9]),
    weights: Float64Array.from([1, 2, 1, 2]),
    units: 6,
  })
})

test('without dropout in the data plain NBD is as good, to the last digit that counts', () => {
  // Everybody comes regularly until the end.
  const n = 60
  const steady: RepeatEvents = {
    events: Int32Array.from({ length: n }, (_, i) => 4 + (i % 7)),
    last: new Float64Array(n).fill(50),
    observed: new Float64Array(n).fill(50),
  }
  const fit = fitBgNbd(steady)
  expect(2 * (fit.logLikelihood - fit.nbd.logLikelihood)).toBeLessThan(0.01)
  expect(Number.isFinite(fit.logLikelihood)).toBe(true)
})

test('no time at all is refused', () => {
  const none = { events: new Int32Array(3), last: new Float64Array(3), observed: new Float64Array(3) }
  expect(() => fitBgNbd(none)).toThrow(RangeError)
})
