import { beforeAll, expect, test } from 'vitest'
import { buttonsOf, startTestApp, textOf } from '../support/app.ts'
import { makeOrders, makeSource } from '../support/factories.ts'

const app = await startTestApp()

beforeAll(async () => {
  const shop = await makeSource(app.database, { name: '小店' })
  await makeOrders(app.database, shop, [{ customer: '小满', paidAt: '2024-03-01 10:00:00', amount: 50 }])
})

test('what Telegram puts off with 429 is sent after the pause it asks for', async () => {
  app.sandbox!.flood({ method: 'sendMessage', times: 2, retryAfter: 1 })
  const began = Date.now()
  const replies = await app.ask('/help')
  expect(replies).toHaveLength(1)
  expect(Date.now() - began).toBeGreaterThanOrEqual(2000)
})

test('a picture that is put off arrives too, once', async () => {
  app.sandbox!.flood({ method: 'sendPhoto', times: 1, retryAfter: 1 })
  const replies = await app.ask('/overview')
  expect(replies.map(({ photo }) => photo !== undefined)).toEqual([true])
})

test('an answer that fails is one sentence with a number, and the next question is answered', async () => {
  await app.database.client`alter table sources rename to sources_away`
  const [reply] = await app.ask('/overview')
  await app.database.client`alter table sources_away rename to sources`
  expect(textOf(reply)).toMatch(/^⚠️ .*编号 [0-9a-f]{6} /)
  expect(textOf((await app.ask('/overview'))[0])).toContain('小店')
})

test('many members make a list that stays within a message, and every one can be removed', async () => {
  const { addMember } = await import('../../src/members/index.ts')
  const botId = app.telegram!.me.id
  for (let n = 0; n < 60; n++)
    await addMember(app.database, botId, { userId: 5000 + n, name: `成员${n}`, role: 'viewer' })
  const replies = await app.ask('/members')
  expect(textOf(replies[0])).toContain('成员59')
  expect(buttonsOf(replies[0]).flat().length).toBeLessThanOrEqual(100)
})
