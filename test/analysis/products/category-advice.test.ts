import { expect, test } from 'vitest'
import { type AdviceFigures, adviseCategory, withoutAdvice } from '../../../src/analysis/products/category-advice.ts'

/** A hundred orders of 10 in each stretch, as the shop: nothing to say. */
const even: AdviceFigures = {
  orders: [100, 100],
  sales: [1000, 1000],
  squares: [10_000, 10_000],
  allSales: [10_000, 10_000],
  share: 0.1,
  returnRate: 0.01,
  allReturnRate: 0.01,
  returns: 20,
}

test('what sells as the shop does is kept, with the interval of a sum of independent orders', () => {
  const advice = adviseCategory(even)
  const spread = 1.96 * Math.sqrt(2 / 100)
  expect(advice).toMatchObject({ ahead: 0, advice: 'keep', reason: 'steady' })
  expect(advice.aheadRange![0]).toBeCloseTo(Math.exp(-spread) - 1, 12)
  expect(advice.aheadRange![1]).toBeCloseTo(Math.exp(spread) - 1, 12)
})

test('growth is held against the growth of the shop', () => {
  const figures = { ...even, orders: [100, 200], sales: [1000, 2000], squares: [10_000, 20_000] } as AdviceFigures
  expect(adviseCategory(figures)).toMatchObject({ ahead: expect.closeTo(1, 12), advice: 'develop', reason: 'ahead' })
  expect(adviseCategory({ ...figures, share: 0.01 })).toMatchObject({ advice: 'keep', reason: 'small' })
  expect(adviseCategory({ ...figures, allSales: [10_000, 20_000] })).toMatchObject({ advice: 'keep', reason: 'steady' })
  expect(adviseCategory({ ...figures, allSales: [10_000, 60_000] })).toMatchObject({
    advice: 'improve',
    reason: 'behind',
  })
})

test('one giant order is no growth: it widens the interval, and weighs too little for advice', () => {
  const giant: AdviceFigures = { ...even, orders: [100, 101], sales: [1000, 6000], squares: [10_000, 25_010_000] }
  expect(adviseCategory(giant)).toMatchObject({ ahead: expect.closeTo(5, 12), advice: null, reason: 'thin' })
})

test('high returns come before growth, from twice the rate of the shop and ten returns', () => {
  const grown = { ...even, orders: [100, 300], sales: [1000, 3000], squares: [10_000, 30_000] } as AdviceFigures
  expect(adviseCategory({ ...grown, returnRate: 0.05 })).toMatchObject({ advice: 'improve', reason: 'returns' })
  expect(adviseCategory({ ...grown, returnRate: 0.05, returns: 9 })).toMatchObject({ advice: 'develop' })
  expect(adviseCategory({ ...grown, returnRate: 0.05, allReturnRate: 0.03 })).toMatchObject({ advice: 'develop' })
  expect(adviseCategory({ ...grown, returnRate: 0.019, allReturnRate: 0.001 })).toMatchObject({ advice: 'develop' })
  expect(adviseCategory({ ...grown, returnRate: null, allReturnRate: null })).toMatchObject({ advice: 'develop' })
})

test('thin figures give no advice, and what cannot be compared no change either', () => {
  expect(adviseCategory({ ...even, orders: [29, 100] })).toMatchObject({ ahead: 0, advice: null, reason: 'thin' })
  expect(adviseCategory({ ...even, sales: [0, 1000], squares: [0, 10_000] })).toEqual({
    ahead: null,
    aheadRange: null,
    advice: null,
    reason: 'no-comparison',
  })
  expect(withoutAdvice(even)).toMatchObject({ ahead: 0, advice: null, reason: 'other' })
})
