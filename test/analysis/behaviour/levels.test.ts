import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { type ConsumptionLevels, consumptionLevels } from '../../../src/analysis/behaviour/index.ts'
import { isLacking } from '../../../src/analysis/lacking.ts'
import { changeSetting } from '../../../src/analysis/settings/index.ts'
import { makeOrders, makeSource } from '../../support/factories.ts'
import { hasPaperOrders, loadPaperOrders, realOrdersDatabase } from '../../support/real-orders.ts'

const database = await realOrdersDatabase()

async function levelsOf(sourceId: number, period: 'all' | { days: number } = 'all'): Promise<ConsumptionLevels> {
  const result = await consumptionLevels(database, { sourceId, view: 'level', period })
  if (!result || isLacking(result)) throw new Error(`no levels: ${JSON.stringify(result)}`)
  return result
}

const customers = (result: ConsumptionLevels) => result.levels.map((row) => row.customers)

describe('a small shop', () => {
  test('a bound belongs to the lower level, and the level is that of all orders of the customer', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'low', paidAt: '2024-01-01 10:00:00', amount: 100, couponStatus: 1 },
      { customer: 'middle', paidAt: '2024-01-01 10:00:00', amount: 100.01, couponStatus: 0 },
      { customer: 'also middle', paidAt: '2024-02-01 10:00:00', amount: 200 },
      { customer: 'high', paidAt: '2024-01-05 10:00:00', amount: 150, couponStatus: 1 },
      { customer: 'high', paidAt: '2024-03-01 10:00:00', amount: 50.01, couponStatus: -1 },
    ])
    const result = await levelsOf(sourceId)
    expect(customers(result)).toEqual([1, 2, 1])
    expect(result.levels[2]).toMatchObject({
      orders: 2,
      sales: 200.01,
      averageOrder: 100.005,
      coupons: { known: 2, used: 1, share: 0.5 },
    })
    expect(result.cohorts).toEqual([
      { month: '2024-01', customers: 3, low: 1, middle: 1, high: 1 },
      { month: '2024-02', customers: 1, low: 0, middle: 1, high: 0 },
    ])
    const lately = await levelsOf(sourceId, { days: 7 })
    expect(customers(lately)).toEqual([0, 0, 1])
    expect(lately.levels[2]).toMatchObject({ orders: 1, sales: 50.01, shareOfSales: 1 })
    expect(lately.levels[0]).toMatchObject({ averageOrder: null, coupons: null })
  })

  test('the bounds are a setting for yuan; other currencies have thirds of their customers', async () => {
    const orders = [5, 10, 15, 20, 25, 30].map((amount) => ({
      customer: `c${amount}`,
      paidAt: '2024-01-01 10:00:00',
      amount,
    }))
    const [yuan, pounds] = [await makeSource(database), await makeSource(database, { currency: 'GBP' })]
    await makeOrders(database, yuan, orders)
    await makeOrders(database, pounds, orders)
    await changeSetting(database, 'levels', [7, 12.5], async () => {})
    const ours = await levelsOf(yuan)
    expect(ours.bounds).toEqual({ bounds: [7, 12.5], boundsFrom: 'settings' })
    expect(customers(ours)).toEqual([1, 1, 4])
    await changeSetting(database, 'levels', null, async () => {})
    expect(customers(await levelsOf(yuan))).toEqual([6, 0, 0])
    const theirs = await levelsOf(pounds)
    expect(theirs.bounds).toEqual({ bounds: [10, 20], boundsFrom: 'terciles' })
    expect(customers(theirs)).toEqual([2, 2, 2])
  })

  test('orders without a customer are in no level; where none has one, that is what is lacking', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-01-01 10:00:00', amount: 10 },
      { customer: 'b', paidAt: '2024-01-01 10:00:00', amount: 0 },
    ])
    await database.db.execute(sql`update orders set customer_id = null where source_id = ${sourceId} and amount = 10`)
    const result = await levelsOf(sourceId)
    expect(customers(result)).toEqual([1, 0, 0])
    expect(result.levels[0]!.shareOfSales).toBeNull()
    await database.db.execute(sql`update orders set customer_id = null where source_id = ${sourceId}`)
    expect(await consumptionLevels(database, { sourceId, view: 'level', period: 'all' })).toMatchObject({
      lacking: ['customer'],
    })
  })
})

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  test('levels are those of the reference', async () => {
    const result = await levelsOf(await loadPaperOrders(database))
    expect(customers(result)).toEqual([8257, 6433, 4026])
    expect(result.customers).toBe(18716)
    expect(result.sales).toBe(2536119)
    const sum = (measure: (row: ConsumptionLevels['levels'][number]) => number) =>
      result.levels.reduce((total, row) => total + measure(row), 0)
    expect([sum((row) => row.orders), sum((row) => row.coupons!.used)]).toEqual([20170, 19438])
    expect(result.cohorts.reduce((total, cohort) => total + cohort.customers, 0)).toBe(18716)
  })
})
