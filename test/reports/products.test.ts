import { describe, expect, test } from 'vitest'
import type {
  BestSellers,
  CategoryDetail,
  CategoryRow,
  CategorySales,
  ProductChanges,
  ReturnedProducts,
} from '../../src/analysis/products/index.ts'
import { languages } from '../../src/i18n/index.ts'
import { composeText, limits } from '../../src/reports/compose-text.ts'
import { categoryCodeOf } from '../../src/reports/products/category-names.ts'
import { type ProductsResult, productsReport } from '../../src/reports/products/products.ts'
import { actionsOf, makeVoice, textOf } from '../support/voice.ts'

const source = {
  id: 1,
  name: 'uci',
  currency: 'GBP',
  from: '2010-12-01 08:26:00',
  to: '2011-12-09 12:50:00',
  completeness: { rowsRead: 541_909, rowsKept: 397_884, share: 0.7342 },
  quarantinedOrders: 0,
}
const days = { source, period: 'all' as const, from: '2010-12-01', to: '2011-12-09' }
const giant = {
  orderId: 1,
  line: 1,
  returnId: 'C581484',
  returnLine: 1,
  externalId: '581483',
  paidAt: '2011-12-09 09:15:00',
  returnedAt: '2011-12-09 09:27:00',
  product: 'PAPER CRAFT , LITTLE BIRDIE',
  quantity: 80_995,
  sales: 168_469.6,
  returned: 168_469.6,
}

function row(category: string, changes: Partial<CategoryRow> = {}): CategoryRow {
  return {
    category,
    orders: 900,
    quantity: 4000,
    sales: 80_000,
    share: 0.1,
    averagePrice: 20,
    growth: 0.5,
    returned: 2000,
    returns: 40,
    returnRate: 0.025,
    ahead: 0.2,
    aheadRange: [0.1, 0.3],
    advice: 'develop',
    reason: 'ahead',
    ...changes,
  }
}

const categories: CategorySales = {
  view: 'categories',
  ...days,
  categories: [
    row('kitchen', { advice: 'improve', reason: 'behind', ahead: -0.16, aheadRange: [-0.25, -0.06] }),
    row('lighting'),
    row('红点', { advice: 'improve', reason: 'returns', returnRate: 0.054 }),
    row('bags', { advice: 'keep', reason: 'steady' }),
    row('pets', { advice: null, reason: 'thin' }),
    row('other', { advice: null, reason: 'other' }),
  ],
  sales: 800_000,
  returnRate: 0.0265,
  comparison: {
    kind: 'halves',
    earlier: { from: '2010-12-01', to: '2011-06-05' },
    later: { from: '2011-06-06', to: '2011-12-09' },
    growth: 0.595,
  },
  apart: [giant],
  account: { orders: 1_000_000, products: 800_000, apart: 168_469.6, nonProducts: 31_631.4, rest: -101 },
}
const { view: _, categories: rows, ...rest } = categories
const detail: CategoryDetail = {
  ...rest,
  view: 'category',
  category: rows[1]!,
  rank: 2,
  categories: 6,
  months: [
    { month: '2011-01', sales: 5, orders: 1 },
    { month: '2011-02', sales: 9, orders: 2 },
  ],
  products: [{ code: '85123A', product: 'T-LIGHT', sales: 100, quantity: 9, orders: 3, share: 0.01 }],
  productsSold: 1,
  prices: { low: 0.83, middle: 1.79, high: 4.95 },
}
const sellers: BestSellers = {
  view: 'sellers',
  ...days,
  by: 'customers',
  sellers: [
    {
      code: '22423',
      product: 'REGENCY CAKESTAND 3 TIER',
      category: 'kitchen',
      sales: 142_592.95,
      share: 0.0167,
      quantity: 12_402,
      orders: 1703,
      customers: 881,
      averagePrice: 11.5,
    },
  ],
  products: 1,
  sales: 142_592.95,
  apart: [giant],
}
const returned = { category: 'kitchen', quantity: 9, returns: 9, sales: 1000, orders: 60, returned: 500, rate: 0.5 }
const returns: ReturnedProducts = {
  view: 'returns',
  ...days,
  byValue: [
    { ...returned, code: 'a', product: 'BOARD', largest: 480 },
    { ...returned, code: 'b', product: 'CAKESTAND', returned: 300, rate: 0.3, largest: 40 },
  ],
  byRate: [
    { ...returned, code: 'a', product: 'BOARD', largest: 480 },
    { ...returned, code: 'b', product: 'CAKESTAND', returned: 300, rate: 0.3, largest: 40 },
  ],
  returned: 800,
  sales: 30_000,
  rate: 800 / 30_000,
  returns: 18,
  customers: 12,
  apart: [giant],
}
const changed = { category: 'bags', firstDay: '2011-10-25', sales: 8535, orders: 234, salesBefore: 0, ordersBefore: 0 }
const changes: ProductChanges = {
  view: 'changes',
  ...days,
  period: { days: 90 },
  before: { from: '2011-06-13', to: '2011-09-10' },
  new: { count: 154, amount: 272_694, products: [{ ...changed, code: 'n', product: 'BAG', change: null }] },
  fading: {
    count: 1,
    amount: 13_500,
    products: [{ ...changed, code: 'f', product: 'BUNTING', salesBefore: 22_035, ordersBefore: 421, change: -0.6 }],
  },
}
const everything: ProductsResult[] = [categories, detail, sellers, returns, changes]

describe.each(languages)('in %s', (language) => {
  const voice = makeVoice(language, 'GBP')

  test.each(everything)('$view fits under its picture, and has a table and buttons that fit', (result) => {
    const report = productsReport(result, voice)
    expect(composeText(report.blocks, limits.caption)).toHaveLength(1)
    expect(textOf(report)).not.toMatch(/NaN|Infinity|undefined|null|\{/)
    expect(report.picture).toBeDefined()
    const [header, ...body] = report.table!.rows
    expect(body.length).toBeGreaterThan(0)
    for (const cells of body) expect(cells).toHaveLength(header!.length)
    for (const action of actionsOf(report)) expect(Buffer.byteLength(`${action}@12345678`)).toBeLessThanOrEqual(64)
  })

  test('giant cancelled orders are named with when and by what they were cancelled', () => {
    for (const result of [categories, sellers, returns]) {
      const text = textOf(productsReport(result, voice))
      for (const part of ['581483', 'C581484', '80,995', '£168,470', '12']) expect(text).toContain(part)
    }
  })
})

const zh = makeVoice('zh', 'GBP')

test('advice stands with the figures that it rests on', () => {
  const text = textOf(productsReport(categories, zh))
  expect(text).toContain('重点发展：灯具（比全店快 20%：+10% … +30%）')
  expect(text).toContain('优化：厨房餐具（比全店慢 16%：−25% … −6%）、红点（退货率 5.4%，全店 2.7%）')
  expect(text).toContain('不给建议：宠物')
  expect(textOf(productsReport({ ...categories, comparison: null }, zh))).toContain('没有可比的前一段')
})

test('the parts of the sales are told, and what no product has', () => {
  expect(textOf(productsReport(categories, zh))).toContain(
    '全部销售额 £1,000,000 ＝ 商品 £800,000 ＋ 另列的大单 £168,470 ＋ 邮费、手续费等 £31,631 − 没有摊到商品的差额（优惠、邮费）£101',
  )
})

test('a source without returns has no word and no column of them', () => {
  const none = { returned: null, returns: null, returnRate: null }
  const result = {
    ...categories,
    returnRate: null,
    categories: [row('bags', { ...none, advice: 'keep', reason: 'steady' })],
  }
  const report = productsReport(result, zh)
  expect(textOf(report)).not.toContain('退货')
  expect(report.picture).toMatchObject({ columns: { returns: null } })
  const one = productsReport({ ...detail, category: row('bags', none), returnRate: null }, zh)
  expect(textOf(one)).not.toContain('退货')
})

test('a product that came back once in a great lot does not come back again and again', () => {
  const text = textOf(productsReport(returns, zh))
  expect(text).toContain('退货率最高：CAKESTAND 30.0%')
  expect(text).not.toContain('BOARD 50.0%')
  expect(JSON.stringify(productsReport(returns, zh).picture)).toContain('一次退货占 96%')
  expect(textOf(productsReport({ ...returns, byRate: returns.byRate.slice(0, 1) }, zh))).toContain('没有哪种商品经常退')
  expect(textOf(productsReport({ ...returns, byValue: [], byRate: [], returns: 0 }, zh))).toContain('没有商品退货')
})

test('many categories leave the smallest together in a last line', () => {
  const many = Array.from({ length: 20 }, (_, index) =>
    row(`c${index}`, { sales: 20 - index, share: (20 - index) / 210 }),
  )
  const { picture } = productsReport({ ...categories, categories: many }, zh)
  expect(picture?.chart === 'categories' && picture.lines.at(-1)).toMatchObject({ label: '其余 4 个', sales: 10 })
})

test('data that do not reach back show nothing new, and say why', () => {
  const none = { count: 0, amount: 0, products: [] }
  const report = productsReport({ ...changes, before: null, new: none, fading: none }, zh)
  expect(report.picture).toBeUndefined()
  expect(textOf(report)).toContain('数据不到 90 天的两倍')
})

test('a category is known by its code and by its name in either language', () => {
  expect(['lighting', '灯具', 'LIGHTING', 'Home decoration', ' 红 点 '].map(categoryCodeOf)).toEqual([
    'lighting',
    'lighting',
    'lighting',
    'home-decoration',
    '红 点',
  ])
})
