import { asc, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Database, schema } from '../../src/db/index.ts'
import {
  listSubscriptions,
  type NewSubscription,
  scheduleDue,
  subscribe,
  unsubscribe,
} from '../../src/messaging/index.ts'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  await database.db.delete(schema.outbox)
  await database.db.delete(schema.subscriptions)
})

const at = (text: string) => new Date(text)
const wanted: NewSubscription = {
  botId: 1,
  chatId: 5,
  threadId: 8,
  kind: 'weekly',
  weekday: 1,
  hour: 9,
  zone: 'Asia/Shanghai',
  language: 'zh',
  sourceId: null,
  createdBy: 7,
}

function outbox() {
  return database.db.select().from(schema.outbox).orderBy(asc(schema.outbox.id))
}

test('a chat has one standing order, which a second subscription changes', async () => {
  const first = await subscribe(database, wanted, at('2026-11-18T00:00:00Z'))
  expect(first.nextAt).toEqual(at('2026-11-23T01:00:00Z'))
  const second = await subscribe(database, { ...wanted, weekday: 5, hour: 18 }, at('2026-11-18T00:00:00Z'))
  expect(second).toMatchObject({ id: first.id, weekday: 5, nextAt: at('2026-11-20T10:00:00Z') })
  expect(await listSubscriptions(database, 1, 5)).toEqual([second])
  expect(await listSubscriptions(database, 1, 6)).toEqual([])
  expect(await listSubscriptions(database, 2)).toEqual([])
})

test('a due report is put once, with what is needed to make it, and the next one is a week later', async () => {
  const { id } = await subscribe(database, { ...wanted, sourceId: 3 }, at('2026-11-18T00:00:00Z'))
  expect(await scheduleDue(database, 1, at('2026-11-23T00:59:00Z'))).toBe(0)
  expect(await scheduleDue(database, 1, at('2026-11-23T01:00:01Z'))).toBe(1)
  expect(await scheduleDue(database, 1, at('2026-11-23T01:00:02Z'))).toBe(0)
  expect(await outbox()).toMatchObject([
    {
      key: `weekly:${id}:2026-W48`,
      chatId: 5,
      threadId: 8,
      kind: 'weekly',
      status: 'waiting',
      payload: {
        subscriptionId: id,
        period: '2026-W48',
        dueAt: '2026-11-23T01:00:00.000Z',
        zone: 'Asia/Shanghai',
        language: 'zh',
        sourceId: 3,
      },
    },
  ])
  const [subscription] = await listSubscriptions(database, 1, 5)
  expect(subscription?.nextAt).toEqual(at('2026-11-30T01:00:00Z'))
})

test('two workers that look at the same moment put one report', async () => {
  await subscribe(database, wanted, at('2026-11-18T00:00:00Z'))
  const now = at('2026-11-23T01:00:01Z')
  const put = await Promise.all([1, 2, 3, 4].map(() => scheduleDue(database, 1, now)))
  expect(put.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await outbox()).toHaveLength(1)
})

test('after a month of downtime only the latest week is sent', async () => {
  const { id } = await subscribe(database, wanted, at('2026-11-18T00:00:00Z'))
  expect(await scheduleDue(database, 1, at('2026-12-24T00:00:00Z'))).toBe(1)
  expect((await outbox()).map(({ key }) => key)).toEqual([`weekly:${id}:2026-W52`])
  const [subscription] = await listSubscriptions(database, 1, 5)
  expect(subscription?.nextAt).toEqual(at('2026-12-28T01:00:00Z'))
})

test('a change on the day of the push does not send the same week twice, and says the true next time', async () => {
  await subscribe(database, wanted, at('2026-11-18T00:00:00Z'))
  await scheduleDue(database, 1, at('2026-11-23T01:00:01Z'))
  const changed = await subscribe(database, { ...wanted, weekday: 5 }, at('2026-11-23T02:00:00Z'))
  expect(changed.nextAt).toEqual(at('2026-12-04T01:00:00Z'))
})

test('after unsubscribing nothing more comes, not even what was already waiting', async () => {
  const { id } = await subscribe(database, wanted, at('2026-11-18T00:00:00Z'))
  await subscribe(database, { ...wanted, chatId: 6 }, at('2026-11-18T00:00:00Z'))
  await scheduleDue(database, 1, at('2026-11-23T01:00:01Z'))
  expect(await unsubscribe(database, 1, 5)).toBe(true)
  expect(await unsubscribe(database, 1, 5)).toBe(false)
  expect((await outbox()).map(({ chatId }) => chatId)).toEqual([6])
  expect(await scheduleDue(database, 1, at('2026-12-24T00:00:00Z'))).toBe(1)
  expect((await outbox()).map(({ chatId }) => chatId)).toEqual([6, 6])
  const [ended] = await database.db.select().from(schema.subscriptions).where(eq(schema.subscriptions.id, id))
  expect(ended?.active).toBe(false)
})

test('an unknown zone is refused and nothing is written', async () => {
  await expect(subscribe(database, { ...wanted, zone: 'Mars/Olympus' })).rejects.toThrow(RangeError)
  expect(await listSubscriptions(database, 1)).toEqual([])
})
