import { expect, test } from 'vitest'
import { createArrivalRate } from '../../src/messaging/arrival-rate.ts'

test('the rate follows arrivals up at once and falls two windows after the last', () => {
  let now = 1000
  const rate = createArrivalRate(() => now)
  expect(rate.perSecond()).toBe(0)
  rate.count(40)
  expect(rate.perSecond()).toBe(400)
  now = 1150
  rate.count(10)
  expect(rate.perSecond()).toBe(400)
  now = 1250
  expect(rate.perSecond()).toBe(100)
  now = 5000
  expect(rate.perSecond()).toBe(0)
})
