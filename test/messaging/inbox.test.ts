import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Config } from '../../src/config.ts'
import { type Database, openDatabase, schema } from '../../src/db/index.ts'
import { createLogger } from '../../src/logger.ts'
import { createInbox } from '../../src/messaging/index.ts'
import { testDatabaseSettings } from '../support/database.ts'
import { startChild } from './support/child.ts'
import { startProxy } from './support/proxy.ts'
import { gate, message, until } from './support/updates.ts'

type Update = ReturnType<typeof message>

const logger = createLogger('silent', 2)
let settings: Config['database']
let database: Database

beforeAll(async () => {
  settings = await testDatabaseSettings()
  database = await openDatabase(settings, logger)
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.delete(schema.inbox)
  await database.db.delete(schema.workers)
})

async function inboxThat(handle: (update: Update) => Promise<void>, options: { concurrency?: number } = {}) {
  const inbox = createInbox<Update>({ database, botId: 1, logger, leaseSeconds: 1, handle, ...options })
  await inbox.start()
  onTestFinished(() => inbox.stop())
  return inbox
}

function rows() {
  return database.db.select().from(schema.inbox).orderBy(asc(schema.inbox.updateId))
}

async function deadWorkersUpdate(updateId: number, attempts: number) {
  const payload = message(updateId, 5)
  await database.db
    .insert(schema.inbox)
    .values({ botId: 1, updateId, chatId: 5, payload, worker: randomUUID(), attempts })
}

test('the same update ten times, at once and later, to two processes, is handled once', async () => {
  const handled: number[] = []
  const handle = async ({ update_id }: Update) => void handled.push(update_id)
  const one = await inboxThat(handle)
  const other = await inboxThat(handle)
  const update = message(1, 5)
  const answers = await Promise.all([one, other, one, other, one, other].map((inbox) => inbox.accept([update])))
  answers.push(await one.accept([update, update]), await other.accept([update, update]))
  await Promise.all([one.idle(), other.idle()])
  expect(handled).toEqual([1])
  expect(answers.reduce((sum, { taken }) => sum + taken, 0)).toBe(1)
  expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(9)
  expect((await rows()).map(({ updateId, error }) => ({ updateId, error }))).toEqual([{ updateId: 1, error: null }])
})

test('updates of one chat are handled in order and one at a time, whichever process takes them', async () => {
  const log: string[] = []
  const handle = async ({ update_id }: Update) => {
    log.push(`begin ${update_id}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
    log.push(`end ${update_id}`)
  }
  const one = await inboxThat(handle)
  const other = await inboxThat(handle)
  const ids = Array.from({ length: 12 }, (_, index) => index + 1)
  for (const id of ids) await (id % 2 ? one : other).accept([message(id, 5)])
  await until(async () => (await rows()).every(({ doneAt }) => doneAt !== null))
  expect(log).toEqual(ids.flatMap((id) => [`begin ${id}`, `end ${id}`]))
})

test('several chats are handled at once, up to the limit', async () => {
  let running = 0
  let most = 0
  const { passed, open } = gate()
  const inbox = await inboxThat(
    async () => {
      most = Math.max(most, ++running)
      await passed
      running--
    },
    { concurrency: 3 },
  )
  await inbox.accept([1, 2, 3, 4, 5].map((id) => message(id, 100 + id)))
  await until(() => running === 3)
  expect(inbox.stats()).toMatchObject({ taken: 5, waiting: 2, running: 3 })
  open()
  await inbox.idle()
  expect(most).toBe(3)
  expect(inbox.stats()).toMatchObject({ handled: 5, waiting: 0, running: 0 })
})

test('an update whose handler throws is done, keeps the error without secrets, and is not repeated', async () => {
  let calls = 0
  const inbox = await inboxThat(async () => {
    calls++
    throw new Error('no answer for 123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, sorry')
  })
  await inbox.accept([message(1, 5)])
  await inbox.idle()
  await inbox.accept([message(1, 5)])
  await inbox.idle()
  expect(calls).toBe(1)
  const [row] = await rows()
  expect(row).toMatchObject({ attempts: 1, error: 'no answer for [token], sorry' })
  expect(row?.doneAt).not.toBeNull()
})

test('what a killed process held is taken over in order, and what came meanwhile follows', async () => {
  const child = await startChild('test/messaging/support/inbox-child.ts', settings)
  await child.says('ready')
  child.send([message(1, 5), message(2, 5)])
  expect(await child.says('handling')).toEqual({ handling: 1 })
  const handled: number[] = []
  const inbox = await inboxThat(async ({ update_id }) => void handled.push(update_id))
  await inbox.accept([message(3, 5)])
  await inbox.accept([message(4, 6)])
  await inbox.idle()
  expect(handled).toEqual([4])
  await child.kill()
  await until(() => handled.length === 4)
  await inbox.idle()
  expect(handled).toEqual([4, 1, 2, 3])
  expect((await rows()).map(({ attempts }) => attempts)).toEqual([2, 2, 1, 1])
})

test('an update that another took while the database was out of reach is not handled again', async () => {
  const proxy = await startProxy(database)
  const { passed, open } = gate()
  const log: string[] = []
  const cutOff = createInbox<Update>({
    database: proxy.database,
    botId: 1,
    logger,
    leaseSeconds: 1,
    concurrency: 1,
    handle: async ({ update_id }) => {
      await passed
      log.push(`cut off ${update_id}`)
    },
  })
  await cutOff.start()
  onTestFinished(() => cutOff.stop())
  await cutOff.accept([message(1, 5), message(2, 6)])
  await until(() => cutOff.stats().running === 1)
  proxy.pause()
  const other = await inboxThat(async ({ update_id }) => void log.push(`other ${update_id}`))
  await until(() => log.length === 2)
  await other.idle()
  open()
  // The second update is begun now: it waits for the lease, which is no longer worth anything.
  await until(() => log.length === 3 && cutOff.stats().running === 1)
  proxy.resume()
  await cutOff.idle()
  // The two are of different chats, so either may come first.
  expect([...log.slice(0, 2).sort(), ...log.slice(2)]).toEqual(['other 1', 'other 2', 'cut off 1'])
})

test('an update that was there when three processes died is given up and does not block its chat', async () => {
  await deadWorkersUpdate(1, 3)
  await deadWorkersUpdate(2, 2)
  const handled: number[] = []
  const inbox = await inboxThat(async ({ update_id }) => void handled.push(update_id))
  await inbox.idle()
  expect(handled).toEqual([2])
  const [given, taken] = await rows()
  expect(given?.error).toBe('the process died each time it was handled')
  expect(taken).toMatchObject({ error: null, attempts: 3 })
})

test('a stopping process finishes the update under way and leaves the others', async () => {
  const { passed, open } = gate()
  const handled: string[] = []
  const inbox = createInbox<Update>({
    database,
    botId: 1,
    logger,
    handle: async ({ update_id }) => {
      await passed
      handled.push(`first ${update_id}`)
    },
  })
  await inbox.start()
  await inbox.accept([message(1, 5), message(2, 5)])
  await until(() => inbox.stats().running === 1)
  const stopped = inbox.stop()
  open()
  await stopped
  expect(await inbox.accept([message(3, 5)])).toEqual({ taken: 1, duplicates: 0 })
  expect((await rows()).map(({ worker, doneAt }) => [worker === null, doneAt === null])).toEqual([
    [false, false],
    [true, true],
    [true, true],
  ])
  const next = await inboxThat(async ({ update_id }) => void handled.push(`next ${update_id}`))
  await next.idle()
  expect(handled).toEqual(['first 1', 'next 2', 'next 3'])
})

test('taking over at start does not wait for the leases of earlier processes', async () => {
  const worker = randomUUID()
  await database.db
    .insert(schema.workers)
    .values({ id: worker, kind: 'inbox', leaseUntil: new Date(Date.now() + 60_000) })
  await database.db.insert(schema.inbox).values({ botId: 1, updateId: 1, chatId: 5, payload: message(1, 5), worker })
  const handled: number[] = []
  const inbox = createInbox<Update>({ database, botId: 1, logger, handle: async (u) => void handled.push(u.update_id) })
  await inbox.start({ takeOver: true })
  await inbox.idle()
  await inbox.stop()
  expect(handled).toEqual([1])
})

test('bots share the table but not their updates', async () => {
  const handled: number[] = []
  const inbox = await inboxThat(async ({ update_id }) => void handled.push(update_id))
  await database.db.insert(schema.inbox).values({ botId: 2, updateId: 9, chatId: 5, payload: message(9, 5) })
  await inbox.accept([message(9, 5)])
  await inbox.idle()
  expect(handled).toEqual([9])
  const [other] = await database.db.select().from(schema.inbox).where(eq(schema.inbox.botId, 2))
  expect(other?.doneAt).toBeNull()
})

test('characters that the database cannot keep do not stop an update', async () => {
  const seen: string[] = []
  const inbox = await inboxThat(async (update) => void seen.push(update.message.text))
  await inbox.accept([message(1, 5, 'a\0b\ud800c \\u0000 笑')])
  await inbox.idle()
  expect(seen).toEqual(['a\0b\ud800c \\u0000 笑'])
  const [row] = await rows()
  expect((row!.payload as Update).message.text).toBe('ab\ufffdc \\u0000 笑')
})

test('an error that the database cannot keep as it is does not stop the bot', async () => {
  const inbox = await inboxThat(async ({ update_id }) => {
    if (update_id === 1) throw new Error(`\0${'a'.repeat(199)}😀`)
  })
  await inbox.accept([message(1, 5), message(2, 5)])
  await inbox.idle()
  expect((await rows()).map(({ doneAt, error }) => [doneAt !== null, error])).toEqual([
    [true, `${'a'.repeat(199)}\ufffd`],
    [true, null],
  ])
})

test('what cannot be stored is not accepted', async () => {
  const closed = await openDatabase(settings, logger)
  const inbox = createInbox<Update>({
    database: { ...closed, connection: { ...closed.connection, url: 'postgres://127.0.0.1:1/none', path: undefined } },
    botId: 1,
    logger,
    handle: async () => {},
  })
  await expect(inbox.accept([message(1, 5)])).rejects.toThrow()
  await closed.close()
})
