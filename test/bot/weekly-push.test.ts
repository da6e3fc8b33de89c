import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { sandboxPeople } from '../../src/app/sandbox-bot.ts'
import { scheduleDue } from '../../src/messaging/index.ts'
import { startTestApp, textOf } from '../support/app.ts'
import { makeOrders, makeSource } from '../support/factories.ts'

const app = await startTestApp()
const owner = sandboxPeople.owner.id

beforeAll(async () => {
  const shop = await makeSource(app.database, { name: '周报店' })
  await makeOrders(
    app.database,
    shop,
    Array.from({ length: 60 }, (_, day) => ({
      customer: `客${day % 17}`,
      paidAt: `2024-0${day < 31 ? 5 : 6}-${String((day % 31) + 1)
        .padStart(2, '0')
        .replace('31', '30')} 10:00:00`,
      amount: 100 + day,
      province: '浙江省',
      couponStatus: 1 as const,
    })),
  )
})

test('/subscribe says when, in which zone, and when next', async () => {
  const [reply] = await app.ask('/subscribe weekly fri 18 Europe/London')
  expect(textOf(reply)).toContain('周五 18:00（Europe/London）')
})

test('a day, hour or zone that is none is named', async () => {
  for (const wrong of ['25', 'someday', 'Mars/Olympus']) {
    expect(textOf((await app.ask(`/subscribe weekly ${wrong}`))[0])).toMatch(new RegExp(`^⚠️ 「${wrong}」`))
  }
})

test('when it is due the report arrives once, as one picture, however often the schedule is looked at', async () => {
  const before = app.sandbox!.messages(owner).length
  await app.database.db.execute(sql`update subscriptions set next_at = now() - interval '1 minute'`)
  await Promise.all([1, 2, 3].map(() => scheduleDue(app.database, app.telegram!.me.id)))
  await app.idle()
  const sent = app.sandbox!.messages(owner).slice(before)
  expect(sent).toHaveLength(1)
  expect(sent[0]?.photo).toBeDefined()
  expect(textOf(sent[0])).toContain('周报店')
  await scheduleDue(app.database, app.telegram!.me.id)
  await app.idle()
  expect(app.sandbox!.messages(owner).slice(before)).toHaveLength(1)
})

test('a report whose process died while it was sending is asked about, and sent again only when somebody says so', async () => {
  const before = app.sandbox!.messages(owner).length
  await app.database.db.execute(sql`
    insert into outbox (bot_id, key, chat_id, kind, payload, status, caption, worker, attempts)
    select bot_id, 'weekly:dead', chat_id, kind, payload, 'sending', caption, gen_random_uuid(), 1
    from outbox where kind = 'weekly' limit 1`)
  await expect
    .poll(() => app.sandbox!.messages(owner).slice(before).map(textOf), { timeout: 15_000 })
    .toEqual([expect.stringContaining('可能已经发出')])
  await app.press('再发一次')
  const again = app.sandbox!.messages(owner).slice(before)
  expect(again).toHaveLength(2)
  expect(textOf(again[1])).toContain('周报店')
})

test('the owner hears of a report that could not be sent', async () => {
  const before = app.sandbox!.messages(owner).length
  const { viewer } = sandboxPeople
  app.sandbox!.block(viewer.id, true)
  await app.database.db.execute(sql`
    insert into outbox (bot_id, key, chat_id, kind, payload, status)
    select bot_id, 'weekly:blocked', ${viewer.id}, kind, payload, 'waiting' from outbox where kind = 'weekly' limit 1`)
  await expect
    .poll(() => app.sandbox!.messages(owner).slice(before).map(textOf), { timeout: 15_000 })
    .toEqual([expect.stringMatching(/^⚠️ 发给对话 1003 的周报.*blocked/s)])
})

test('/subscribe off ends it', async () => {
  expect(textOf((await app.ask('/subscribe off'))[0])).toContain('还没有订阅')
})
