import { beforeAll, expect, test } from 'vitest'
import { readSettings } from '../../src/analysis/settings/index.ts'
import { schema } from '../../src/db/index.ts'
import { buttonsOf, startTestApp, textOf } from '../support/app.ts'
import { makeOrders, makeSource } from '../support/factories.ts'

const app = await startTestApp()
const log = () => app.database.db.select().from(schema.auditLog)

beforeAll(async () => {
  const shop = await makeSource(app.database, { name: '小店' })
  await makeOrders(app.database, shop, [
    { customer: 'a', paidAt: '2024-01-01 10:00:00', amount: 90 },
    { customer: 'b', paidAt: '2024-01-01 10:00:00', amount: 130 },
  ])
})

test('every setting is shown with its value, and nothing is to be reset at first', async () => {
  const [reply] = await app.ask('/settings')
  expect(textOf(reply)).toContain('levels：100、200（默认值）')
  expect(textOf(reply)).toContain('frequent：3（默认值）')
  expect(buttonsOf(reply)).toEqual([])
})

test('a change holds at once, says what it does, and is written to the audit log', async () => {
  const [reply] = await app.ask('设置 等级 80 120')
  expect(textOf(reply)).toContain('现在是 80、120')
  expect(textOf(reply)).toContain('默认值是 100、200')
  expect((await readSettings(app.database)).levels).toEqual([80, 120])
  expect((await log()).at(-1)).toMatchObject({
    action: 'setting.change',
    subject: 'levels',
    details: { before: null, after: [80, 120] },
    actor: expect.stringMatching(/^telegram:\d+$/),
  })
  expect(textOf((await app.ask('/levels'))[0])).toMatch(/高\s+1\s+50\.0%/)
})

test('a button returns to the standard, with an entry of its own', async () => {
  const [edited] = await app.press('恢复默认')
  expect(textOf(edited)).toContain('现在是 100、200')
  expect(buttonsOf(edited)).toEqual([])
  expect((await log()).at(-1)).toMatchObject({ details: { before: [80, 120], after: null } })
  await app.ask('/settings frequent 5')
  await app.ask('/settings 高频 默认')
  expect((await readSettings(app.database)).frequent).toBe(3)
})

test.each([
  ['/settings levels 200 100', '前小后大'],
  ['/settings levels 100', '前小后大'],
  ['/settings frequent 1', '2 到 1000'],
  ['/settings frequent 三', '2 到 1000'],
  ['/settings frequent 2.5', '2 到 1000'],
  ['/settings colour 3', '没有叫「colour」的参数'],
])('%s changes nothing and says why', async (said, why) => {
  const entries = (await log()).length
  const [reply] = await app.ask(said)
  expect(textOf(reply)).toMatch(/^⚠️/)
  expect(textOf(reply)).toContain(why)
  expect(await log()).toHaveLength(entries)
})

test('a name alone asks for the value', async () => {
  const [reply] = await app.ask('/settings levels')
  expect(textOf(reply)).not.toContain('⚠️')
  expect(textOf(reply)).toContain('/settings levels 100 200')
})

test('a viewer may not', async () => {
  const [reply] = await app.ask('/settings frequent 9', 'viewer')
  expect(textOf(reply)).toMatch(/^⚠️/)
  expect((await readSettings(app.database)).frequent).toBe(3)
})
