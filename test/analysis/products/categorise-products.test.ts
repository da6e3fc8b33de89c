import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import {
  type CategoryChange,
  categoriseNewProducts,
  categoriseProducts,
  listCategories,
  saveCategoryTable,
} from '../../../src/analysis/products/index.ts'
import { makeOrders, makeSource } from '../../support/factories.ts'
import { makeLines, makeProducts } from '../../support/products.ts'
import { hasRetailOrders, loadRetailOrders, realOrdersDatabase } from '../../support/real-orders.ts'

const database = await realOrdersDatabase()

async function categoriesOf(sourceId: number): Promise<Record<string, string | null>> {
  const rows = await database.db.execute<{ code: string; category: string | null }>(
    sql`select code, category from products where source_id = ${sourceId} order by id`,
  )
  return Object.fromEntries(rows.map(({ code, category }) => [code, category]))
}

const change = (sourceId: number, made: CategoryChange) =>
  saveCategoryTable(database, { sourceId, change: made, actor: 'telegram:1' })

describe('the default table', () => {
  test('sorts what shops sell in either language', async () => {
    const sourceId = await makeSource(database)
    const expected = {
      'WHITE HANGING HEART T-LIGHT HOLDER': 'lighting',
      'Lighthouse in a frame': 'home-decoration',
      'LUNCH BAG RED RETROSPOT': 'bags',
      'SPACEBOY LUNCH BOX': 'kitchen',
      'RED SPOT GIFT BAG LARGE': 'gift-wrap',
      'CREAM HEART CARD HOLDER': 'home-decoration',
      'BIRTHDAY CARD, RETRO SPOT': 'stationery',
      'SET 2 TEA TOWELS': 'textiles',
      'SET OF 6 KNIVES': 'kitchen',
      CHERRIES: 'other',
      红灯笼中式吊灯: 'lighting',
      灯芯绒休闲裤: 'clothing',
      陶瓷马克杯: 'kitchen',
      '925银项链女': 'jewellery',
      夏季新款连衣裙: 'clothing',
      厨房防水围裙: 'textiles',
      婴儿纸尿裤L码: 'baby',
      苹果手机壳: 'electronics',
      真皮斜挎包女: 'bags',
      山东红富士苹果5斤: 'food',
      儿童书包: 'bags',
      玄学: 'other',
    }
    await makeProducts(database, sourceId, Object.keys(expected))
    await categoriseProducts(database, sourceId)
    expect(await categoriesOf(sourceId)).toEqual(expected)
  })

  test('leaves fees without a category, and a second time changes nothing', async () => {
    const sourceId = await makeSource(database)
    const ids = await makeProducts(database, sourceId, ['MUG', { name: 'POST', nonProduct: true }])
    expect(await categoriseProducts(database, sourceId)).toEqual([
      { productId: ids.get('MUG'), from: null, to: 'kitchen' },
    ])
    expect(await categoriseProducts(database, sourceId)).toEqual([])
    expect(await categoriesOf(sourceId)).toEqual({ MUG: 'kitchen', POST: null })
  })

  test('sorts products of an earlier import when they are first looked at, and those of other sources not', async () => {
    const [sourceId, other] = [await makeSource(database), await makeSource(database)]
    await makeProducts(database, sourceId, ['MUG', { name: 'VASE', category: 'kept' }])
    await makeProducts(database, other, ['MUG'])
    await categoriseNewProducts(database, sourceId)
    expect(await categoriesOf(sourceId)).toEqual({ MUG: 'kitchen', VASE: 'home-decoration' })
    expect(await categoriesOf(other)).toEqual({ MUG: null })
  })
})

describe('a change of the table', () => {
  test('sorts the products anew, says what moved and what it sold, and is noted', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-01-01 10:00:00', amount: 30, externalId: 'o1' },
      { customer: 'b', paidAt: '2024-01-02 10:00:00', amount: 99, externalId: 'o2', quarantined: true },
    ])
    await makeProducts(database, sourceId, ['RED SPOT MUG', 'RED SPOT VASE', 'BLUE MUG'])
    await makeLines(database, sourceId, [
      { order: 'o1', product: 'RED SPOT MUG', quantity: 2, price: 5 },
      { order: 'o1', product: 'RED SPOT VASE', quantity: 1, price: 8.5 },
      { order: 'o1', product: 'BLUE MUG', quantity: 1, price: 11.5 },
      { order: 'o2', product: 'RED SPOT MUG', quantity: 9, price: 11 },
    ])
    await categoriseProducts(database, sourceId)
    const changed = await change(sourceId, { kind: 'add', category: '红点', keywords: ['red spot'] })
    expect(changed).toMatchObject({ products: 2, sales: 18.5 })
    expect(changed).toMatchObject({
      moves: expect.arrayContaining([
        { from: 'kitchen', to: '红点', products: 1 },
        { from: 'home-decoration', to: '红点', products: 1 },
      ]),
    })
    expect(await categoriesOf(sourceId)).toEqual({
      'RED SPOT MUG': '红点',
      'RED SPOT VASE': '红点',
      'BLUE MUG': 'kitchen',
    })
    const list = await listCategories(database, { id: sourceId, name: 'shop' })
    expect(list).toMatchObject({ isDefault: false, products: 3, named: 1 })
    expect(list.categories[0]).toEqual({
      code: '红点',
      keywords: ['red spot'],
      products: 2,
      sales: 18.5,
      share: expect.closeTo(18.5 / 30, 12),
    })
    const [noted] = await database.db.execute(
      sql`select actor, action, details from audit_log where subject = ${`source:${sourceId}`}`,
    )
    expect(noted).toMatchObject({
      actor: 'telegram:1',
      action: 'categories.add',
      details: { products: 2, change: { kind: 'add', category: '红点', keywords: ['red spot'] } },
    })
  })

  test('the order of the table is that of priority', async () => {
    const sourceId = await makeSource(database)
    await makeProducts(database, sourceId, ['MUG WITH LAMP'])
    await categoriseProducts(database, sourceId)
    expect(await categoriesOf(sourceId)).toEqual({ 'MUG WITH LAMP': 'lighting' })
    await change(sourceId, { kind: 'move', category: 'kitchen', to: 'top' })
    expect(await categoriesOf(sourceId)).toEqual({ 'MUG WITH LAMP': 'kitchen' })
    await change(sourceId, { kind: 'reset' })
    expect(await categoriesOf(sourceId)).toEqual({ 'MUG WITH LAMP': 'lighting' })
    expect((await listCategories(database, { id: sourceId, name: 'shop' })).isDefault).toBe(true)
  })

  test('belongs to one source, and what is refused changes and notes nothing', async () => {
    const [sourceId, other] = [await makeSource(database), await makeSource(database)]
    await makeProducts(database, sourceId, ['MUG'])
    await makeProducts(database, other, ['MUG'])
    await change(other, { kind: 'remove', keywords: ['mug'] })
    expect(await change(sourceId, { kind: 'remove', keywords: ['gramophone'] })).toEqual({
      code: 'keyword-unknown',
      given: 'gramophone',
    })
    await categoriseProducts(database, sourceId)
    expect(await categoriesOf(sourceId)).toEqual({ MUG: 'kitchen' })
    expect(await categoriesOf(other)).toEqual({ MUG: 'other' })
    expect(await database.db.execute(sql`select from audit_log where subject = ${`source:${sourceId}`}`)).toEqual([])
  })
})

test('keywords are texts and no patterns', async () => {
  const sourceId = await makeSource(database)
  await makeProducts(database, sourceId, ["50'S MUG (100%) [A.B]", "O'BRIEN\\\\", '价格100%'])
  await change(sourceId, { kind: 'add', category: '特别', keywords: ['(100%) [a.b]', "o'brien\\", '格100%'] })
  expect(await categoriesOf(sourceId)).toEqual({
    "50'S MUG (100%) [A.B]": '特别',
    "O'BRIEN\\\\": '特别',
    '价格100%': '特别',
  })
})

describe.skipIf(!hasRetailOrders)("the UK retailer's products", { timeout: 120_000 }, () => {
  test('fall into named categories by 99 % of their sales', async () => {
    const sourceId = await loadRetailOrders(database)
    await categoriseProducts(database, sourceId)
    const list = await listCategories(database, { id: sourceId, name: 'online retail' })
    // 3,659 with sales and 17 that only came back.
    expect(list.products).toBe(3676)
    expect(list.named).toBeGreaterThan(0.99)
    const found = await categoriesOf(sourceId)
    expect(['22423', '85123A', '85099B', '47566', '22086', '23298'].map((code) => found[code])).toEqual([
      'kitchen',
      'lighting',
      'bags',
      'festive',
      'festive',
      'festive',
    ])
    expect(found.POST).toBeNull()
  })
})
