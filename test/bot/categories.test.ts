import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { readCategoryCommand } from '../../src/bot/read-category-command.ts'
import { buttonsOf, startTestApp, textOf } from '../support/app.ts'
import { makeOrders, makeSource } from '../support/factories.ts'
import { makeLines, makeProducts } from '../support/products.ts'

const app = await startTestApp()
let shop = 0

beforeAll(async () => {
  shop = await makeSource(app.database, { name: '小店', currency: 'GBP' })
  await makeOrders(app.database, shop, [
    { customer: 'a', paidAt: '2024-01-01 10:00:00', amount: 30, externalId: 'o1' },
    { customer: 'b', paidAt: '2024-01-03 10:00:00', amount: 50, externalId: 'o2' },
  ])
  await makeProducts(app.database, shop, ['RED SPOT MUG', 'LAMP', '红灯笼'])
  await makeLines(app.database, shop, [
    { order: 'o1', product: 'RED SPOT MUG', quantity: 3, price: 10 },
    { order: 'o2', product: 'LAMP', quantity: 1, price: 40 },
    { order: 'o2', product: '红灯笼', quantity: 1, price: 10 },
  ])
})

async function categoryOf(code: string): Promise<string | null> {
  const [row] = await app.database.db.execute<{ category: string | null }>(
    sql`select category from products where source_id = ${shop} and code = ${code}`,
  )
  return row!.category
}

describe('/products', () => {
  test('answers with categories, and its buttons with the other views', async () => {
    const [answer] = await app.ask('/products')
    expect(answer!.photo).toBeDefined()
    expect(textOf(answer)).toContain('灯具 62.5%、厨房餐具 37.5%')
    expect(textOf((await app.press('灯具'))[0])).toContain('品类：灯具')
    expect(textOf((await app.press('畅销'))[0])).toContain('第一：LAMP，£40')
    expect((await app.press('退货')).map(textOf).join()).toContain('缺少这项分析要用的列')
    await app.ask('/products')
    expect((await app.press('新品走弱')).map(textOf).join()).toContain('数据不到 90 天的两倍')
  })

  test('a category is asked for by its name', async () => {
    expect(textOf((await app.ask('品类 灯具'))[0])).toContain('品类：灯具')
    expect(textOf((await app.ask('/products 鞋'))[0])).toContain('这一段没有卖出「鞋」')
  })

  test('the figures come as a file', async () => {
    await app.ask('/products')
    const sent = (await app.press('下载数据')).find(({ document }) => document !== undefined)
    const csv = Buffer.from(app.sandbox!.file(sent!.document!.file_id)!.bytes).toString('utf8')
    expect(csv.split('\r\n')[1]).toMatch(/^lighting,灯具,1,2,50,0.625,25,/)
  })
})

describe('/categories', () => {
  test('shows the table in pages, and one line of it', async () => {
    const [list] = await app.ask('/categories')
    expect(textOf(list)).toContain('默认表，25 个品类，3 种商品')
    expect(buttonsOf(list).flat()).toEqual(expect.arrayContaining(['1 / 4', '›', '下载品类表（CSV）']))
    expect(buttonsOf(list).flat()).not.toContain('恢复默认')
    const [next] = await app.press('›')
    expect(textOf(next)).toContain('灯具：2 种商品，占 62.5%')
    expect(textOf((await app.press('灯具'))[0])).toContain('lantern')
  })

  test('words are added and taken out, and products move', async () => {
    expect(textOf((await app.ask('/categories 红点 red spot'))[0])).toContain(
      '已新建「红点」（放在最上面）：red spot\n1 种商品换了品类，涉及销售额 £30：厨房餐具 → 红点 1 种。',
    )
    expect(await categoryOf('RED SPOT MUG')).toBe('红点')
    expect(textOf((await app.ask('/products 红点'))[0])).toContain('品类：红点')
    expect(textOf((await app.ask('/categories -red spot'))[0])).toContain('红点 → 厨房餐具 1 种')
    expect(textOf((await app.ask('/categories -gramophone'))[0])).toMatch(/^⚠️ 表里没有「gramophone」/)
    expect(textOf((await app.ask('/categories 不存在'))[0])).toMatch(/^⚠️ 没有叫「不存在」的品类/)
    expect(textOf((await app.ask('/categories 其他 red'))[0])).toMatch(/^⚠️ 「其他」/)
  })

  test('lines move and go, and the default comes back when it is asked twice', async () => {
    await app.ask('/categories 灯具')
    expect(textOf((await app.press('置顶'))[0])).toContain('「灯具」现在是第 1 行')
    await app.ask('/categories 红点')
    expect(textOf((await app.press('删除'))[0])).toContain('删除「红点」？')
    expect(textOf((await app.press('确认删除'))[0])).toContain('已删除「红点」')
    await app.ask('/categories')
    expect(textOf((await app.press('恢复默认'))[0])).toContain('确定吗')
    expect(textOf((await app.press('确认恢复'))[0])).toContain('已恢复默认表')
    expect(textOf((await app.ask('/categories'))[0])).toContain('默认表')
  })

  test('the table is downloaded, and accepted again as it is', async () => {
    await app.ask('/categories')
    const sent = (await app.press('下载品类表')).find(({ document }) => document !== undefined)!
    expect(sent.document!.file_name).toBe('小店-categories.csv')
    const csv = Buffer.from(app.sandbox!.file(sent.document!.file_id)!.bytes)
    const [answer] = await app.send('categories.csv', csv, 'owner', '品类')
    expect(textOf(answer)).toContain('已换成文件里的表：25 个品类')
    expect(textOf(answer)).toContain('没有商品因此换品类')
  })

  test('a file with faults changes nothing and says where they are', async () => {
    const csv = 'name,品类,关键词\n,灯,lamp\n,,vase\n,other,x\n,鞋,"lamps, !!"\n'
    const [answer] = await app.send('mine.csv', csv, 'owner', '/categories')
    expect(textOf(answer)).toMatch(/^⚠️ 文件里有 4 处问题/)
    expect(textOf(answer)).toContain('第 3 行「品类」列：品类是空的')
    expect(textOf(answer)).toContain('第 4 行「品类」列：「其他」不用写')
    expect(textOf(answer)).toContain('第 5 行「关键词」列：「lamps」已经在第 2 行')
    expect(textOf(answer)).toContain('第 5 行「关键词」列：「!!」里没有字或字母')
    const [missing] = await app.send('mine.csv', 'a,b\n1,2\n', 'owner', '品类')
    expect(textOf(missing)).toContain('第 1 行「keywords」列：第一行里没有这一列')
    const [binary] = await app.send('mine.csv', Buffer.from([0, 1, 2, 3, 0, 255]), 'owner', '品类')
    expect(textOf(binary)).toContain('读不出表格')
  })

  test('a file with the name of a category replaces the table, and viewers may change nothing', async () => {
    const [answer] = await app.send('mine.csv', '品类,关键词\n灯具,灯\n红点,red spot\n', 'manager', '品类')
    expect(textOf(answer)).toContain('已换成文件里的表：2 个品类，2 个关键词')
    expect(await categoryOf('LAMP')).toBe('other')
    expect(await categoryOf('红灯笼')).toBe('lighting')
    const said = [await app.ask('/categories', 'viewer'), await app.send('x.csv', '品类,关键词\n', 'viewer', '品类')]
    for (const [refusal] of said) expect(textOf(refusal)).toMatch(/^⚠️ This needs the role of manager/)
    const noted = await app.database.db.execute<{ actor: string; action: string }>(
      sql`select actor, action from audit_log where subject = ${`source:${shop}`} order by id`,
    )
    expect(noted.map(({ action }) => action)).toEqual([
      'categories.add',
      'categories.remove',
      'categories.move',
      'categories.drop',
      'categories.reset',
      'categories.replace',
      'categories.replace',
    ])
    expect(noted.every(({ actor }) => /^telegram:\d+$/.test(actor))).toBe(true)
  })

  test('an imported file is sorted at once', async () => {
    const csv = [
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
      '1,A,BLUE MUG,2,2011-01-01 10:00:00,3.5,17850,France',
    ].join('\n')
    await app.send('new.csv', csv, 'owner', 'new shop')
    const rows = await app.database.db.execute(sql`select category from products where code = 'A'`)
    expect(rows).toEqual([{ category: 'kitchen' }])
  })
})

describe('what follows /categories', () => {
  const known = [
    { code: 'lighting', name: 'Lighting' },
    { code: 'home-decoration', name: 'Home decoration' },
  ]

  test.each([
    ['lighting', { kind: 'show', category: 'lighting' }],
    ['灯具', { kind: 'show', category: 'lighting' }],
    ['灯具 lantern, 灯笼', { kind: 'add', category: 'lighting', keywords: ['lantern', '灯笼'] }],
    ['灯具：lantern', { kind: 'add', category: 'lighting', keywords: ['lantern'] }],
    ['Home decoration wall art, vase', { kind: 'add', category: 'home-decoration', keywords: ['wall art', 'vase'] }],
    ['红点 red spot', { kind: 'add', category: '红点', keywords: ['red spot'] }],
    ['-lantern，lamp', { kind: 'remove', keywords: ['lantern', 'lamp'] }],
    ['lighting -lantern', { kind: 'remove', keywords: ['lantern'] }],
  ])('%s', (said, command) => {
    expect(readCategoryCommand(said, known)).toEqual(command)
  })
})

test('/categories of a shop without product lines says which column is missing', async () => {
  const bare = await makeSource(app.database, { name: '没有明细' })
  await makeOrders(app.database, bare, [{ customer: 'a', paidAt: '2024-01-01 08:00:00', amount: 1 }])
  await app.ask('/source 没有明细')
  expect((await app.ask('/categories')).map(textOf)).toEqual([expect.stringContaining('商品（商品编号')])
})
