import { beforeAll, expect, test } from 'vitest'
import { recomputeRfm } from '../../src/analysis/rfm/index.ts'
import { sandboxPeople } from '../../src/app/sandbox-bot.ts'
import { madeCustomers } from '../analysis/rfm/made-customers.ts'
import { buttonsOf, startTestApp, textOf } from '../support/app.ts'
import { makeOrders, makeSource } from '../support/factories.ts'

const app = await startTestApp()
let shop: number

beforeAll(async () => {
  shop = await makeSource(app.database, { name: '大店' })
  await makeOrders(app.database, shop, madeCustomers(100))
})

test('without a snapshot, the computation is offered to who may start it', async () => {
  expect(buttonsOf((await app.ask('/segments'))[0])).toEqual([['现在计算']])
  expect(buttonsOf((await app.ask('/segments', 'viewer'))[0])).toEqual([])
  await app.press('现在计算')
  expect(textOf((await app.ask('/segments'))[0])).toContain('八类客户')
})

test('every way to look at the customers is a word and a button, each with its picture', async () => {
  for (const [words, title] of [
    ['打分', '客户打分'],
    ['五层', '客户五层'],
    ['聚类', '客户聚类'],
    ['集中度', '消费集中度'],
    ['/segments 重要价值', '重要价值客户'],
  ] as const) {
    const [reply] = await app.ask(words)
    expect(reply?.photo, words).toBeDefined()
    expect(textOf(reply)).toContain(title)
  }
  await app.ask('/segments')
  const [scores] = await app.press('打分')
  expect(textOf(scores)).toContain('客户打分')
})

test('a button of an old message still means its class, and brings the list', async () => {
  const [reply] = await app.ask('/segments')
  const { id } = sandboxPeople.owner
  await app.sandbox!.press(id, reply!.message_id, `seg:111@${shop}`)
  await app.idle()
  const shown = app.sandbox!.messages(id).find(({ message_id }) => message_id === reply!.message_id)
  expect(textOf(shown)).toContain('重要价值客户')
})

test('a tier leads to its list as a file of all its customers', async () => {
  await app.ask('五层')
  await app.press('冠军 20')
  const file = (await app.press('下载名单')).find(({ document }) => document)?.document
  const lines = Buffer.from(app.sandbox!.file(file!.file_id)!.bytes).toString('utf8').trim().split('\r\n')
  expect(lines).toHaveLength(21)
})

test('moves are shown once there are two snapshots, with the list of who moved', async () => {
  expect(textOf((await app.ask('客户变化'))[0])).toContain('还没有可以比较的')
  await recomputeRfm(app.database, { sourceId: shop, referenceDate: '2024-02-20', requestedBy: 'test' })
  await recomputeRfm(app.database, { sourceId: shop, requestedBy: 'test' })
  const [reply] = await app.ask('客户变化')
  expect(reply?.photo).toBeDefined()
  expect(textOf(reply)).toContain('2024-02-20 → 2024-03-30')
  const [tiers] = await app.press('按五层')
  expect(textOf(tiers)).toContain('五层变化')
  const replies = await app.press('下载变化名单')
  expect(replies.some(({ document }) => document?.file_name?.endsWith('.csv'))).toBe(true)
})

test('dividing anew is for managers, by a word, a button or /rfm refit', async () => {
  expect(buttonsOf((await app.ask('五层'))[0]).flat()).toContain('重新划层')
  expect(buttonsOf((await app.ask('/segments tiers', 'viewer'))[0]).flat()).not.toContain('Divide anew')
  expect(textOf((await app.ask('重新划层'))[0])).toContain('五层的划法没有变化')
  expect(textOf((await app.ask('/rfm refit', 'viewer'))[0])).toMatch(/^⚠️/)
})
