import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, weightedChoice, xoshiro128 } from '../../src/algorithms/random.ts'

describe('xoshiro128**', () => {
  it('gives the numbers of the reference code for the state 1 2 3 4', () => {
    // From a separate Python transcription of the authors' xoshiro128starstar.c.
    const expected = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]
    const next = xoshiro128([1, 2, 3, 4])
    expect(expected.map(() => next())).toEqual(expected)
  })
})

describe('createRandom', () => {
  it('gives the same draws for the same seed and others for another', () => {
    const draws = (seed: number) => {
      const random = createRandom(seed)
      return Array.from({ length: 20 }, () => random.uniform())
    }
    expect(draws(7)).toEqual(draws(7))
    expect(draws(7)).not.toEqual(draws(8))
    expect(draws(0)).not.toEqual(draws(2 ** 32))
  })

  it('refuses a seed that is not a whole number', () => {
    expect(() => createRandom(0.5)).toThrow(RangeError)
    expect(() => createRandom(Number.NaN)).toThrow(RangeError)
  })

  it('spreads uniform draws evenly over 16 cells', () => {
    const random = createRandom(1)
    const cells = new Array<number>(16).fill(0)
    const draws = 160_000
    for (let i = 0; i < draws; i++) cells[Math.floor(random.uniform() * 16)]!++
    const chiSquare = cells.reduce((sum, count) => sum + (count - draws / 16) ** 2 / (draws / 16), 0)
    // qchisq(0.999, 15) in R is 37.697
    expect(chiSquare).toBeLessThan(37.697)
  })

  it('draws normals with the mean, spread and tails asked for', () => {
    const random = createRandom(2)
    const draws = Array.from({ length: 100_000 }, () => random.normal(10, 2))
    expect(mean(draws)).toBeCloseTo(10, 1)
    expect(Math.sqrt(variance(draws))).toBeCloseTo(2, 1)
    // 2 * pnorm(-1.96) = 0.05
    expect(draws.filter((x) => Math.abs(x - 10) > 3.92).length / draws.length).toBeCloseTo(0.05, 2)
  })

  it.each([0.3, 4, 95])('draws Poisson counts whose mean and variance are both %d', (lambda) => {
    const random = createRandom(3)
    const draws = Array.from({ length: 40_000 }, () => random.poisson(lambda))
    expect(Math.abs(mean(draws) / lambda - 1)).toBeLessThan(0.03)
    expect(Math.abs(variance(draws) / lambda - 1)).toBeLessThan(0.05)
  })

  it('has no events where none are expected, and refuses a negative mean', () => {
    expect(createRandom(4).poisson(0)).toBe(0)
    expect(() => createRandom(4).poisson(-1)).toThrow(RangeError)
  })

  it('stays within bounds for every seed', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 1000 }), (seed, below) => {
        const random = createRandom(seed)
        const whole = random.integer(below)
        expect(Number.isInteger(whole) && whole >= 0 && whole < below).toBe(true)
        expect(random.uniform()).toBeLessThan(1)
        expect(['a', 'b', 'c']).toContain(random.pick(['a', 'b', 'c']))
      }),
    )
  })

  it('picks nothing from an empty list', () => {
    expect(() => createRandom(5).pick([])).toThrow(RangeError)
  })
})

describe('weightedChoice', () => {
  it('draws in proportion to the weights and never what weighs nothing', () => {
    const choose = weightedChoice([
      ['never', 0],
      ['once', 1],
      ['thrice', 3],
      ['never either', 0],
    ])
    const random = createRandom(6)
    const draws = Array.from({ length: 40_000 }, () => choose(random))
    expect(draws.filter((item) => item === 'thrice').length / draws.length).toBeCloseTo(0.75, 2)
    expect(new Set(draws)).toEqual(new Set(['once', 'thrice']))
  })

  it('refuses weights that are negative, missing or all zero', () => {
    expect(() => weightedChoice([['a', -1]])).toThrow(RangeError)
    expect(() => weightedChoice([['a', Number.NaN]])).toThrow(RangeError)
    expect(() => weightedChoice([])).toThrow(RangeError)
  })
})

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function variance(values: number[]): number {
  const centre = mean(values)
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)
}
