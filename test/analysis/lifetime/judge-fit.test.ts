import { expect, test } from 'vitest'
import type { BgNbdFit } from '../../../src/algorithms/bg-nbd.ts'
import type { GammaGammaFit } from '../../../src/algorithms/gamma-gamma.ts'
import { isDependent, judgeOrders, judgeValues } from '../../../src/analysis/lifetime/judge-fit.ts'

const diagonal = (...errors: number[]) => errors.map((error, i) => errors.map((_, j) => (i === j ? error * error : 0)))

const orders: BgNbdFit = {
  model: { r: 0.24, alpha: 4.4, a: 0.8, b: 2.4 },
  logLikelihood: -100,
  nbd: { r: 0.4, alpha: 12, logLikelihood: -110 },
  covariance: diagonal(0.1, 0.1, 0.2, 0.3),
  converged: true,
  units: 100,
}

const values: GammaGammaFit = {
  model: { p: 6, q: 3.7, gamma: 15 },
  logLikelihood: -50,
  covariance: diagonal(0.1, 0.1, 0.1),
  converged: true,
  units: 50,
}

test('dropout must add to the likelihood more than two idle parameters would', () => {
  const gain = (difference: number) => judgeOrders({ ...orders, logLikelihood: -110 + difference })
  expect(gain(2.9)).toBe('no_dropout')
  expect(gain(3.1)).toBe('fitted')
  expect(gain(-1e-9)).toBe('no_dropout')
})

test('every parameter must be settled to within ten times', () => {
  expect(judgeOrders(orders)).toBe('fitted')
  expect(judgeOrders({ ...orders, covariance: diagonal(0.1, 0.1, 1.2, 0.3) })).toBe('unsettled')
  expect(judgeOrders({ ...orders, covariance: null })).toBe('unsettled')
  expect(judgeOrders({ ...orders, converged: false })).toBe('unsettled')
})

test('the mean of all values must surely exist', () => {
  expect(judgeValues(values)).toBe('fitted')
  expect(judgeValues({ ...values, model: { ...values.model, q: 1.1 } })).toBe('heavy_tail')
  expect(judgeValues({ ...values, covariance: diagonal(0.1, 2, 0.1) })).toBe('values_unsettled')
})

test('values and frequency may not go together, by either measure', () => {
  expect(isDependent({ plain: 0.11, logarithms: 0.19 })).toBe(false)
  expect(isDependent({ plain: 0.02, logarithms: -0.4 })).toBe(true)
  expect(isDependent({ plain: 0.33, logarithms: 0.1 })).toBe(true)
  expect(isDependent({ plain: null, logarithms: null })).toBe(false)
})
