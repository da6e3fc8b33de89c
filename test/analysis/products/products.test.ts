import { describe, expect, test } from 'vitest'
import { isLacking } from '../../../src/analysis/lacking.ts'
import {
  bestSellers,
  categoriseProducts,
  categoryDetail,
  categorySales,
  customerCategories,
  productChanges,
  returnedProducts,
} from '../../../src/analysis/products/index.ts'
import { makeOrders, makeSource } from '../../support/factories.ts'
import { makeLines, makeProducts, makeReturns } from '../../support/products.ts'
import { hasRetailOrders, loadRetailOrders, realOrdersDatabase } from '../../support/real-orders.ts'

const database = await realOrdersDatabase()

function known<Result extends object>(result: Result | null): Exclude<Result, { lacking: unknown }> {
  if (result === null || isLacking(result)) throw new Error('there is no result')
  return result as Exclude<Result, { lacking: unknown }>
}

/** Four orders of three customers, two products of one category, postage, and something in quarantine. */
async function smallShop(): Promise<{ sourceId: number; customers: Map<string, number> }> {
  const sourceId = await makeSource(database)
  const customers = await makeOrders(database, sourceId, [
    { customer: 'a', paidAt: '2024-03-01 10:00:00', amount: 30, externalId: 'o1' },
    { customer: 'b', paidAt: '2024-03-02 10:00:00', amount: 20, externalId: 'o2' },
    { customer: 'a', paidAt: '2024-03-03 10:00:00', amount: 50, externalId: 'o3' },
    { customer: 'c', paidAt: '2024-03-04 10:00:00', amount: 38, externalId: 'o4' },
    { customer: 'q', paidAt: '2024-03-04 11:00:00', amount: 900, externalId: 'o5', quarantined: true },
  ])
  await makeProducts(database, sourceId, ['MUG', 'PLATE', 'LAMP', { name: 'POST', nonProduct: true }])
  await makeLines(database, sourceId, [
    { order: 'o1', product: 'MUG', quantity: 2, price: 5 },
    { order: 'o1', product: 'PLATE', quantity: 1, price: 10 },
    { order: 'o1', product: 'POST', quantity: 1, price: 10 },
    { order: 'o2', product: 'MUG', quantity: 4, price: 5 },
    { order: 'o3', product: 'LAMP', quantity: 1, price: 50 },
    { order: 'o4', product: 'LAMP', quantity: 1, price: 40 },
    { order: 'o5', product: 'LAMP', quantity: 18, price: 50 },
  ])
  await categoriseProducts(database, sourceId)
  return { sourceId, customers }
}

describe('categories', () => {
  test('are sums of lines of valid orders, and with fees and the rest they are the sales of the source', async () => {
    const { sourceId } = await smallShop()
    const result = known(await categorySales(database, { sourceId, period: 'all' }))
    expect(result.sales).toBe(130)
    expect(result.account).toEqual({ orders: 138, products: 130, apart: 0, nonProducts: 10, rest: -2 })
    expect(result.categories).toMatchObject([
      { category: 'lighting', orders: 2, quantity: 2, sales: 90, averagePrice: 45, returned: null, returnRate: null },
      { category: 'kitchen', orders: 2, quantity: 7, sales: 40, growth: -1, advice: null },
    ])
    expect(result.categories.map(({ share }) => share)).toEqual([90 / 130, 40 / 130])
    expect(result.comparison).toEqual({
      kind: 'halves',
      earlier: { from: '2024-03-01', to: '2024-03-02' },
      later: { from: '2024-03-03', to: '2024-03-04' },
      growth: 90 / 40 - 1,
    })
    expect(result.returnRate).toBeNull()
  })

  test('a period is compared with as many days before it, where the data reach back', async () => {
    const { sourceId } = await smallShop()
    const days = async (count: number) => known(await categorySales(database, { sourceId, period: { days: count } }))
    expect(await days(1)).toMatchObject({ sales: 40, comparison: { kind: 'before', growth: 40 / 50 - 1 } })
    expect((await days(1)).categories).toMatchObject([
      { category: 'lighting', orders: 1, sales: 40, growth: 40 / 50 - 1 },
    ])
    expect(await days(3)).toMatchObject({ sales: 110, comparison: null, account: { orders: 108 } })
    expect((await days(3)).categories[0]).toMatchObject({ growth: null, advice: null, reason: 'no-comparison' })
  })

  test('an order of a category in several lines is one order', async () => {
    const { sourceId } = await smallShop()
    const result = known(await categoryDetail(database, { sourceId, period: 'all', category: 'kitchen' }))
    expect(result).toMatchObject({ view: 'category', rank: 2, categories: 2, productsSold: 2 })
    if (result.view !== 'category') return
    expect(result.category.orders).toBe(2)
    expect(result.products).toEqual([
      { code: 'MUG', product: 'MUG', sales: 30, quantity: 6, orders: 2, share: 0.75 },
      { code: 'PLATE', product: 'PLATE', sales: 10, quantity: 1, orders: 1, share: 0.25 },
    ])
    expect(result.months).toEqual([{ month: '2024-03', sales: 40, orders: 2 }])
    expect(result.prices).toEqual({ low: 5, middle: 5, high: 10 })
  })

  test('one that sold nothing is answered with all of them', async () => {
    const { sourceId } = await smallShop()
    expect(await categoryDetail(database, { sourceId, period: 'all', category: 'shoes' })).toMatchObject({
      view: 'categories',
      sought: 'shoes',
    })
  })

  test('need products; the paper’s kind of file has none', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-01-01 00:00:00', amount: 5 }])
    for (const ask of [categorySales, productChanges]) {
      expect(await ask(database, { sourceId, period: 'all' })).toMatchObject({ lacking: ['product'] })
    }
    expect(await bestSellers(database, { sourceId, period: 'all', by: 'sales' })).toMatchObject({
      lacking: ['product'],
    })
    expect(await returnedProducts(database, { sourceId, period: 'all' })).toMatchObject({
      lacking: ['product', 'returns'],
    })
    expect(await categorySales(database, { sourceId: 987_654, period: 'all' })).toBeNull()
  })

  test('one free product of one day divides nothing by zero', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-01-01 00:00:00', amount: 0, externalId: 'f' }])
    await makeProducts(database, sourceId, ['MUG'])
    await makeLines(database, sourceId, [{ order: 'f', product: 'MUG', quantity: 1, price: 0 }])
    await makeReturns(database, sourceId, [
      { id: 'C1', customer: 'a', product: 'MUG', returnedAt: '2024-01-01 01:00:00', quantity: 1, amount: 0 },
    ])
    const result = known(await categorySales(database, { sourceId, period: 'all' }))
    expect(result.categories).toMatchObject([{ share: null, averagePrice: 0, growth: null, returnRate: null }])
    const text = JSON.stringify([
      result,
      await categoryDetail(database, { sourceId, period: 'all', category: 'other' }),
      await bestSellers(database, { sourceId, period: { days: 7 }, by: 'customers' }),
      await returnedProducts(database, { sourceId, period: 'all' }),
      await productChanges(database, { sourceId, period: 'all' }),
    ])
    expect(text).not.toMatch(/NaN|Infinity|undefined/)
  })
})

describe('best sellers', () => {
  test('by sales, by pieces and by customers are three orders of the same figures', async () => {
    const { sourceId } = await smallShop()
    const codes = async (by: 'sales' | 'quantity' | 'customers') =>
      known(await bestSellers(database, { sourceId, period: 'all', by })).sellers.map(({ code }) => code)
    expect(await codes('sales')).toEqual(['LAMP', 'MUG', 'PLATE'])
    expect(await codes('quantity')).toEqual(['MUG', 'LAMP', 'PLATE'])
    expect(await codes('customers')).toEqual(['LAMP', 'MUG', 'PLATE'])
    const { sellers, sales, products } = known(await bestSellers(database, { sourceId, period: 'all', by: 'sales' }))
    expect([sales, products]).toEqual([130, 3])
    expect(sellers[1]).toMatchObject({
      sales: 30,
      quantity: 6,
      orders: 2,
      customers: 2,
      averagePrice: 5,
      share: 30 / 130,
    })
  })

  test('orders without customers have none', async () => {
    const { sourceId } = await smallShop()
    await database.client`update orders set customer_id = null where source_id = ${sourceId}`
    const { sellers } = known(await bestSellers(database, { sourceId, period: 'all', by: 'customers' }))
    expect(sellers.map(({ customers }) => customers)).toEqual([null, null, null])
  })
})

describe('returns', () => {
  test('count what came back to customers of the source, without fees and quarantine', async () => {
    const { sourceId } = await smallShop()
    const back = { product: 'MUG', returnedAt: '2024-03-04 12:00:00', quantity: 1, amount: 5 }
    await makeReturns(database, sourceId, [
      { ...back, id: 'C1', customer: 'a' },
      { ...back, id: 'C1', customer: 'a', product: 'PLATE', amount: 10 },
      { ...back, id: 'C2', customer: 'b', amount: 7.5 },
      { ...back, id: 'C3', customer: 'q' },
      { ...back, id: 'C4' },
      { ...back, id: 'C5', customer: 'a', product: 'POST', amount: 10 },
    ])
    const result = known(await returnedProducts(database, { sourceId, period: 'all' }))
    expect(result).toMatchObject({ returned: 22.5, returns: 2, customers: 2, sales: 130, rate: 22.5 / 130, apart: [] })
    expect(result.byValue).toMatchObject([
      { code: 'MUG', returned: 12.5, quantity: 2, returns: 2, largest: 7.5, sales: 30, orders: 2, rate: 12.5 / 30 },
      { code: 'PLATE', returned: 10, returns: 1, rate: 1 },
    ])
    expect(result.byRate).toEqual([])
    const { categories, returnRate } = known(await categorySales(database, { sourceId, period: 'all' }))
    expect(returnRate).toBe(22.5 / 130)
    expect(categories.find(({ category }) => category === 'kitchen')).toMatchObject({ returned: 22.5, returns: 2 })
    expect(categories.find(({ category }) => category === 'lighting')).toMatchObject({ returned: 0, returnRate: 0 })
  })

  test('without customers in the file, returns without a customer are counted', async () => {
    const { sourceId } = await smallShop()
    await database.client`update orders set customer_id = null where source_id = ${sourceId}`
    await makeReturns(database, sourceId, [
      { id: 'C1', product: 'MUG', returnedAt: '2024-03-04 12:00:00', quantity: 1, amount: 5 },
    ])
    expect(await returnedProducts(database, { sourceId, period: 'all' })).toMatchObject({ returned: 5, customers: 0 })
  })

  test('a giant order that was cancelled whole is set apart from sales and from returns', async () => {
    const sourceId = await makeSource(database)
    const orders = Array.from({ length: 99 }, (_, index) => ({
      customer: `c${index % 9}`,
      paidAt: '2024-03-01 10:00:00',
      amount: 10,
      externalId: `n${index}`,
    }))
    const giant = { customer: 'g', paidAt: '2024-03-02 09:00:00', amount: 20_000, externalId: 'giant' }
    await makeOrders(database, sourceId, [...orders, giant])
    await makeProducts(database, sourceId, ['MUG'])
    await makeLines(database, sourceId, [
      ...orders.map(({ externalId }) => ({ order: externalId, product: 'MUG', quantity: 1, price: 10 })),
      { order: 'giant', product: 'MUG', quantity: 2000, price: 10 },
    ])
    const back = { product: 'MUG', returnedAt: '2024-03-02 09:12:00' }
    await makeReturns(database, sourceId, [
      { ...back, id: 'C1', customer: 'c1', quantity: 1, amount: 10 },
      { ...back, id: 'CG', customer: 'g', quantity: 2000, amount: 20_000 },
    ])
    const result = known(await returnedProducts(database, { sourceId, period: 'all' }))
    expect(result).toMatchObject({ returned: 10, sales: 990 })
    expect(result.apart).toMatchObject([
      { externalId: 'giant', returnId: 'CG', product: 'MUG', quantity: 2000, sales: 20_000, returned: 20_000 },
    ])
    const { account, apart } = known(await categorySales(database, { sourceId, period: 'all' }))
    expect(account).toEqual({ orders: 20_990, products: 990, apart: 20_000, nonProducts: 0, rest: 0 })
    expect(apart).toHaveLength(1)
    expect(known(await bestSellers(database, { sourceId, period: 'all', by: 'sales' })).sellers[0]!.sales).toBe(990)
  })
})

test('new products were first sold in the period, fading ones sell at most half of before', async () => {
  const sourceId = await makeSource(database)
  const sell = (product: string, day: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({ product, day, order: `${product}-${day}-${index}` }))
  const sold = [
    ...sell('OLD', '2024-01-01', 40),
    ...sell('OLD', '2024-01-25', 20),
    ...sell('STEADY', '2024-01-05', 40),
    ...sell('STEADY', '2024-01-25', 21),
    ...sell('NEW', '2024-01-20', 10),
    ...sell('RARE', '2024-01-20', 9),
    ...sell('STEADY', '2024-01-28', 1),
  ]
  await makeOrders(
    database,
    sourceId,
    sold.map(({ order, day }) => ({ customer: 'a', paidAt: `${day} 12:00:00`, amount: 5, externalId: order })),
  )
  await makeProducts(database, sourceId, ['OLD', 'STEADY', 'NEW', 'RARE'])
  await makeLines(
    database,
    sourceId,
    sold.map(({ order, product }) => ({ order, product, quantity: 1, price: 5 })),
  )
  const result = known(await productChanges(database, { sourceId, period: { days: 14 } }))
  expect(result.before).toEqual({ from: '2024-01-01', to: '2024-01-14' })
  expect(result.new).toMatchObject({ count: 1, amount: 50, products: [{ code: 'NEW', firstDay: '2024-01-20' }] })
  expect(result.fading).toMatchObject({ count: 1, amount: 100, products: [{ code: 'OLD', sales: 100, change: -0.5 }] })
  expect(await productChanges(database, { sourceId, period: 'all' })).toMatchObject({
    period: { days: 90 },
    before: null,
  })
})

describe('favourites of a customer', () => {
  test('are categories and products by orders, ties by the most recent', async () => {
    const { sourceId, customers } = await smallShop()
    const favourites = await customerCategories(database, customers.get('a')!)
    expect(favourites).toMatchObject({ orders: 2 })
    expect(favourites!.categories).toMatchObject([
      {
        category: 'lighting',
        orders: 1,
        amount: 50,
        share: 50 / 70,
        shareOfOrders: 0.5,
        lastAt: '2024-03-03 10:00:00',
        tied: true,
      },
      { category: 'kitchen', orders: 1, amount: 20, share: 20 / 70, tied: false },
    ])
    expect(favourites!.products.map(({ code }) => code)).toEqual(['LAMP', 'MUG', 'PLATE'])
    expect(favourites!.products[1]).toMatchObject({ category: 'kitchen', quantity: 2, amount: 10 })
    await database.client`update products set category = null where source_id = ${sourceId}`
    expect((await customerCategories(database, customers.get('a')!))!.categories).toEqual([])
  })

  test('are null where orders have no products', async () => {
    const sourceId = await makeSource(database)
    const [id] = (
      await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-01-01 00:00:00', amount: 5 }])
    ).values()
    expect(await customerCategories(database, id!)).toBeNull()
  })
})

/**
 * The figures are those of Python's standard library over the file itself (csv, gzip, decimal): rows with a CustomerID; sales
 * of rows with Quantity > 0, UnitPrice > 0 and no C before the InvoiceNo; returns of rows with a C, of customers with any sale:
 *   total 8911407.904 nonproducts 150341.254 products 8761066.65
 *   22423 142592.95 12402 pieces 1703 invoices 881 customers, returned 9709.80 in 179
 *   85123A 100603.50 36782 1978 856, returned 6621.35 in 41
 *   returned of products 471531.52 and of 17 that were never sold 225.59; without C581484 (168469.60) and C541433 (77183.60)
 *   226103.91 in 3352, which by the sales without 581483 and 541431 is 0.0265523114441378
 *   by customers 22423 881, 85123A 856, 47566 708
 */
describe.skipIf(!hasRetailOrders)('the UK retailer', { timeout: 180_000 }, () => {
  test('has the figures of an independent count', async () => {
    const sourceId = await loadRetailOrders(database)
    await categoriseProducts(database, sourceId)
    const result = known(await categorySales(database, { sourceId, period: 'all' }))
    expect(result.account.orders).toBeCloseTo(8911407.904, 3)
    expect(result.account).toMatchObject({ apart: 245653.2, nonProducts: 150341.254, rest: 0 })
    expect(result.account.products + result.account.apart).toBeCloseTo(8761066.65, 4)
    expect(result.categories.reduce((sum, { sales }) => sum + sales, 0)).toBeCloseTo(8515413.45, 4)
    expect(result.categories.find(({ category }) => category === 'other')!.share).toBeLessThan(0.01)
    expect(result.apart.map(({ externalId, returnId }) => [externalId, returnId])).toEqual([
      ['581483', 'C581484'],
      ['541431', 'C541433'],
    ])
    const sellers = known(await bestSellers(database, { sourceId, period: 'all', by: 'sales' })).sellers
    expect(sellers[0]).toMatchObject({
      code: '22423',
      product: 'REGENCY CAKESTAND 3 TIER',
      sales: 142592.95,
      quantity: 12402,
      orders: 1703,
      customers: 881,
    })
    expect(sellers[1]).toMatchObject({ code: '85123A', sales: 100603.5, quantity: 36782, orders: 1978, customers: 856 })
    const byCustomers = known(await bestSellers(database, { sourceId, period: 'all', by: 'customers' })).sellers
    expect(byCustomers.slice(0, 3).map(({ code, customers }) => [code, customers])).toEqual([
      ['22423', 881],
      ['85123A', 856],
      ['47566', 708],
    ])
    const returns = known(await returnedProducts(database, { sourceId, period: 'all' }))
    expect(returns.returned).toBeCloseTo(226103.91, 4)
    expect(returns.returns).toBe(3352)
    expect(returns.rate).toBeCloseTo(0.0265523114441378, 12)
    expect(returns.byValue[0]).toMatchObject({ code: '22423', returned: 9709.8, returns: 179 })
    expect(returns.byValue[1]).toMatchObject({ code: '85123A', returned: 6621.35, returns: 41 })
  })
})
