import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { recomputeRfm } from '../../src/analysis/rfm/index.ts'
import { couponHeader, lines } from '../ingest/made-files.ts'
import { buttonsOf, startTestApp, textOf } from '../support/app.ts'
import { makeOrders, makeSource } from '../support/factories.ts'
import { grepDatabase } from '../support/grep-database.ts'

const app = await startTestApp()
const NAME = '蹊跷七七'

const brushed = lines(
  couponHeader,
  ...Array.from({ length: 20 }, (_, at) => `S${at},M${at},路人${at},2024-03-01 08:00:00,1,100,0,上海,上海市,1`),
  ...Array.from({ length: 4 }, (_, at) => `B${at},M${at},${NAME},2024-03-02 0${at}:00:00,1,10,0,上海,上海市,9`),
  `X1,M1,${NAME},2024-03-02 08:00:00,1,abc,0,上海,上海市,1`,
)

beforeAll(async () => {
  await app.send('三月.csv', brushed, 'manager', '小店')
  const other = await makeSource(app.database, { name: '分店' })
  await makeOrders(app.database, other, [{ customer: NAME, paidAt: '2024-03-01 08:00:00', amount: 5 }])
  await recomputeRfm(app.database, { sourceId: other, requestedBy: 'test' })
})

test('only the owner may erase', async () => {
  const [reply] = await app.ask(`/forget ${NAME}`, 'manager')
  expect(textOf(reply)).toContain('店主')
  expect(buttonsOf(reply)).toEqual([])
})

test('without a name it says how, and for a name that is not there the nearest are offered', async () => {
  expect(textOf((await app.ask('/forget'))[0])).toContain('/forget 客户名')
  const [near] = await app.ask('/forget 蹊跷七')
  expect(textOf(near)).toContain('没有叫「蹊跷七」的客户')
  expect(buttonsOf(near).flat()).toEqual([expect.stringContaining(NAME), expect.stringContaining(NAME)])
  expect(textOf((await app.ask('/forget zzzzzzzz'))[0])).toContain('也没有相近的名字')
})

test('two customers of one name are told apart, and saying no changes nothing', async () => {
  const [choice] = await app.ask(`抹除客户 ${NAME}`)
  expect(textOf(choice)).toContain('不止一位')
  expect(buttonsOf(choice).flat().sort()).toEqual([`${NAME}（分店，1 单）`, `${NAME}（小店，4 单）`])
  const [question] = await app.press(`${NAME}（小店`)
  expect(textOf(question)).toContain('小店')
  expect(textOf(question)).toContain('不能撤销')
  expect(textOf(question)).toContain('备份')
  const [kept] = await app.press('取消')
  expect(textOf(kept)).toContain('什么都没有改动')
  expect(await grepDatabase(app.database, NAME)).toContain('customers.key')
})

test('what was said yes to is erased everywhere, the questions about it included', async () => {
  await app.ask(`/portrait ${NAME}`)
  await app.ask(`画像${NAME}`)
  for (const shop of ['小店', '分店']) {
    await app.ask(`/forget ${NAME}`)
    if (shop === '小店') await app.press(`${NAME}（小店`)
    const [done, ...more] = await app.press('确认抹除')
    expect(textOf(done)).toContain(`${shop} 的这位客户现在叫 已抹除#`)
    expect(textOf(done)).not.toContain(NAME)
    expect(more).toEqual([])
  }
  expect(await grepDatabase(app.database, NAME)).toEqual([])
  const [orders] = await app.database.db.execute(sql`
    select count(*)::int as orders, count(distinct customer_id)::int as customers, sum(amount)::float8 as amount from orders`)
  expect(orders).toEqual({ orders: 25, customers: 22, amount: 2045 })
})

test('afterwards the name is nobody, and the last import is shown without it', async () => {
  const [reply] = await app.ask('/import')
  expect(textOf(reply)).toContain('已抹除#')
  expect(textOf(reply)).not.toContain(NAME)
  const [quarantine] = await app.ask('/quarantine')
  expect(textOf(quarantine)).toContain('已抹除#')
  expect(await grepDatabase(app.database, NAME)).toEqual([])
  const [portrait] = await app.ask(`/portrait ${NAME}`)
  expect(textOf(portrait)).toContain('没有叫')
  expect(buttonsOf(portrait).flat().join()).not.toContain('已抹除')
})

test('the file sent again brings nobody back', async () => {
  await app.ask('/overview')
  await app.database.db.execute(sql`delete from inbox`)
  const replies = await app.send('三月.csv', brushed, 'manager', '小店')
  expect(textOf(replies[0])).toContain('没有带来变化')
  await app.database.db.execute(sql`delete from uploads`)
  expect(await grepDatabase(app.database, NAME)).toEqual([])
})

test('/audit says who erased, and not whom, in both languages', async () => {
  const [zh] = await app.ask('/audit')
  expect(textOf(zh)).toMatch(/王店主：抹除了 小店 的一位客户，现在叫 已抹除#[0-9a-f]{10}（4 单）/)
  expect(textOf(zh)).not.toContain(NAME)
  await app.ask('/language en')
  const [en] = await app.ask('/audit')
  expect(textOf(en)).toMatch(/王店主: erased a customer of 小店, now called 已抹除#[0-9a-f]{10} \(orders kept: 4\)/)
  await app.ask('/language zh')
})

test('an old confirmation, pressed again, does nothing', async () => {
  const [reply] = await app.ask('/forget 路人1')
  expect(textOf(reply)).toContain('路人1')
  await app.database.db.execute(sql`update customers set key = '已抹除#0123456789 ' where key = '路人1'`)
  expect(textOf((await app.press('确认抹除'))[0])).toContain('已经抹除过')
})
