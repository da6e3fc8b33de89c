/** 重点发展, 稳定经营, 优化. */
export type Advice = 'develop' | 'keep' | 'improve'

/** What advice rests on. Everything is about the same two stretches of equal length. */
export type AdviceFigures = {
  /** Orders with the category in the earlier and the later stretch. */
  orders: [earlier: number, later: number]
  /** Its sales in them, and the sums of the squares of what each order spent on it. */
  sales: [earlier: number, later: number]
  squares: [earlier: number, later: number]
  /** Sales of all products in them. */
  allSales: [earlier: number, later: number]
  /** Share of product sales, 0 to 1. */
  share: number
  /** Returned value by sales, of the category and of all products; null where the source says nothing of returns. */
  returnRate: number | null
  allReturnRate: number | null
  /** Returns of the category, counted by the file's own ids. */
  returns: number
}

export type CategoryAdvice = {
  /** How its sales changed against those of all products: 0.2 is 20 % ahead. Null without two stretches with sales. */
  ahead: number | null
  /** 95 % interval of it. */
  aheadRange: [low: number, high: number] | null
  advice: Advice | null
  /** What decided: `ahead`, `behind`, `returns`, `steady`, `small`; or why there is no advice: `thin`, `no-comparison`, `other`. */
  reason: 'ahead' | 'behind' | 'returns' | 'steady' | 'small' | 'thin' | 'no-comparison' | 'other'
}

/** Fewer orders in either stretch, or so few large ones that they weigh as fewer, say nothing. */
const LEAST_ORDERS = 30
/** A category below this share is not worth developing yet, however it grows. */
const LEAST_SHARE = 0.02
/** Returns are high from twice the rate of all products, with so many returns and such a rate at least. */
const HIGH_RETURNS = { times: 2, returns: 10, rate: 0.02 } as const

/**
 * The rule of advice (docs/categories.md): develop what certainly grows faster than the shop and is no trifle; improve what
 * certainly falls behind it or comes back too often; keep the rest. Certainly: the 95 % interval of the change does not hold 0.
 *
 * Sales of a stretch are taken as a sum of independent orders, so the variance of the sum is about the sum of the orders'
 * squares (compound Poisson) and that of its logarithm that by the square of the sum. One giant order thus widens the interval
 * by itself. The weight of orders is (sum)² / (sum of squares), the number of equal orders that would be as certain.
 */
export function adviseCategory(figures: AdviceFigures): CategoryAdvice {
  const { orders, sales, squares, allSales, share, returnRate, allReturnRate, returns } = figures
  if (Math.min(...sales) <= 0 || Math.min(...allSales) <= 0) {
    return { ahead: null, aheadRange: null, advice: null, reason: 'no-comparison' }
  }
  const log = Math.log(sales[1] / sales[0]) - Math.log(allSales[1] / allSales[0])
  const spread = 1.96 * Math.sqrt(squares[0] / sales[0] ** 2 + squares[1] / sales[1] ** 2)
  const ahead = Math.expm1(log)
  const aheadRange: [number, number] = [Math.expm1(log - spread), Math.expm1(log + spread)]
  const weight = Math.min(sales[0] ** 2 / squares[0], sales[1] ** 2 / squares[1])
  const decided = (advice: Advice | null, reason: CategoryAdvice['reason']) => ({ ahead, aheadRange, advice, reason })
  if (Math.min(...orders, weight) < LEAST_ORDERS) return decided(null, 'thin')
  if (
    returnRate !== null &&
    allReturnRate !== null &&
    returns >= HIGH_RETURNS.returns &&
    returnRate >= Math.max(HIGH_RETURNS.rate, HIGH_RETURNS.times * allReturnRate)
  ) {
    return decided('improve', 'returns')
  }
  if (aheadRange[1] < 0) return decided('improve', 'behind')
  if (aheadRange[0] <= 0) return decided('keep', 'steady')
  return share >= LEAST_SHARE ? decided('develop', 'ahead') : decided('keep', 'small')
}

/** For what no keyword matched: its change is told, but it is no category that one could develop. */
export function withoutAdvice(figures: AdviceFigures): CategoryAdvice {
  return { ...adviseCategory(figures), advice: null, reason: 'other' }
}
