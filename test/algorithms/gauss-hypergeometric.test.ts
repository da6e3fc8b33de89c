import { expect, test } from 'vitest'
import { logGauss2F1 } from '../../src/algorithms/gauss-hypergeometric.ts'

// mpmath: log(hyp2f1(a, b, c, z)); the last two are sums whose terms grow before they fall, one of them beyond 10³⁰⁸.
test.each([
  [1, 1, 2, 0.5, 0.326634259978281],
  [1.24, 2.43, 3.22, 0.9, 1.87153586089064],
  [30.5, 12, 13.5, 0.8, 45.5610660033403],
  [0.3, 0.2, 0.9, 0.99, 0.166718975854157],
  [61, 1.5, 2, 0.7, 71.0884114345266],
  [400.5, 60, 60.3, 0.95, 1198.33434363838],
])('ln 2F1(%d, %d; %d; %d)', (a, b, c, z, expected) => {
  expect(Math.abs(logGauss2F1(a, b, c, z) - expected)).toBeLessThan(1e-11 * Math.max(1, Math.abs(expected)))
})

test('it is 0 at 0, and refused where no series of it holds', () => {
  expect(logGauss2F1(2, 3, 4, 0)).toBe(0)
  for (const [a, b, c, z] of [
    [1, 1, 2, 1],
    [1, 1, 2, -0.1],
    [1, 2, 2, 0.5],
    [1, 1, 2, Number.NaN],
  ] as const) {
    expect(() => logGauss2F1(a, b, c, z)).toThrow(RangeError)
  }
})
