import { expect, test } from 'vitest'
import { digamma, logGamma } from '../../src/algorithms/log-gamma.ts'

// Python: math.lgamma
test.each([
  [0.001, 6.907178885383854],
  [0.3, 1.0957979948180752],
  [1.7, -0.0958076974070654],
  [12.5, 18.73434751193645],
  [1000.5, 5908.674175848678],
  [1e6, 12815504.569147611],
])('the logarithm of the gamma function of %d', (x, expected) => {
  expect(Math.abs(logGamma(x) / expected - 1)).toBeLessThan(1e-13)
})

// mpmath: digamma(x)
test.each([
  [0.1, -10.423754940411076],
  [1, -0.5772156649015329],
  [2.5, 0.7031566406452432],
  [100, 4.600161852738087],
])('its derivative at %d', (x, expected) => {
  expect(Math.abs(digamma(x) / expected - 1)).toBeLessThan(1e-13)
})
