import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Config } from '../../src/config.ts'
import { type Database, openDatabase, schema } from '../../src/db/index.ts'
import { createLogger } from '../../src/logger.ts'
import {
  createOutbox,
  DeliveryError,
  enqueueOutbox,
  type OutboxOptions,
  type OutboxRow,
  resendOutbox,
} from '../../src/messaging/index.ts'
import { testDatabaseSettings } from '../support/database.ts'
import { startChild } from './support/child.ts'
import { startProxy } from './support/proxy.ts'
import { until } from './support/updates.ts'

const logger = createLogger('silent', 2)
let settings: Config['database']
let database: Database

beforeAll(async () => {
  settings = await testDatabaseSettings()
  database = await openDatabase(settings, logger)
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.delete(schema.outbox)
  await database.db.delete(schema.workers)
})

const picture = new Uint8Array([137, 80, 78, 71])

function outboxThat(send: (row: OutboxRow) => Promise<number>, options: Partial<OutboxOptions> = {}) {
  return createOutbox({
    database,
    botId: 1,
    logger,
    leaseSeconds: 1,
    prepare: async (row) => ({ caption: { said: row.key }, picture }),
    send,
    onGivenUp: async (row, error) => [
      { botId: 1, key: `failed:${row.id}`, chatId: 7, kind: 'notice', payload: { chat: row.chatId, error } },
    ],
    onUnsure: async (row) => [
      { botId: 1, key: `unsure:${row.id}`, chatId: row.chatId, kind: 'notice', payload: { again: row.id } },
    ],
    ...options,
  })
}

function put(key: string, kind: OutboxRow['kind'] = 'weekly') {
  return enqueueOutbox(database, { botId: 1, key, chatId: 5, kind, payload: {} })
}

function rows() {
  return database.db.select().from(schema.outbox).orderBy(asc(schema.outbox.id))
}

async function dueNow() {
  await database.db.update(schema.outbox).set({ nextTryAt: new Date(0) })
}

test('a message is put once per key, prepared, sent, and its picture not kept', async () => {
  expect(await put('weekly:1:2026-W47')).not.toBeNull()
  expect(await put('weekly:1:2026-W47')).toBeNull()
  const sent: OutboxRow[] = []
  await outboxThat(async (row) => sent.push(row)).drain()
  expect(sent).toMatchObject([{ status: 'sending', caption: { said: 'weekly:1:2026-W47' }, picture, attempts: 1 }])
  expect(await rows()).toMatchObject([{ status: 'sent', messageId: 1, picture: null, worker: null }])
})

test('what is put in a transaction that fails is not sent', async () => {
  await expect(
    database.db.transaction(async (tx) => {
      await enqueueOutbox(tx, { botId: 1, key: 'a', chatId: 5, kind: 'weekly', payload: {} })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await rows()).toEqual([])
})

test('two workers on one database send each message once', async () => {
  const keys = Array.from({ length: 10 }, (_, index) => `weekly:${index}:2026-W47`)
  for (const key of keys) await put(key)
  const sent: string[] = []
  const send = async ({ key }: OutboxRow) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    return sent.push(key)
  }
  const workers = [outboxThat(send), outboxThat(send)]
  await Promise.all(workers.map((worker) => worker.start()))
  await until(async () => (await rows()).every(({ status }) => status === 'sent'))
  await Promise.all(workers.map((worker) => worker.stop()))
  expect(sent.sort()).toEqual(keys)
})

test('a message whose process is killed while sending is asked about, never sent again by itself', async () => {
  const received: string[] = []
  const server = createServer((request) => {
    request.setEncoding('utf8').on('data', (key: string) => received.push(key))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const id = await put('weekly:1:2026-W47')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const child = await startChild('test/messaging/support/outbox-child.ts', settings, address)
  await until(() => received.length === 1)
  await child.kill()

  const sent: string[] = []
  const outbox = outboxThat(async ({ key }) => sent.push(key))
  await outbox.start()
  await until(async () => (await rows()).some(({ status }) => status === 'unsure'))
  await until(() => sent.length === 1)
  expect(sent).toEqual([`unsure:${id}`])
  expect(outbox.stats()).toMatchObject({ unsure: 1, failed: 0 })

  const message = { botId: 1, chatId: 5, id: id! }
  expect(await resendOutbox(database, { ...message, chatId: 6 })).toBe(false)
  const presses = await Promise.all([1, 2, 3].map(() => resendOutbox(database, message)))
  expect(presses.filter(Boolean)).toHaveLength(1)
  await outbox.drain()
  await outbox.stop()
  expect(received).toEqual(['weekly:1:2026-W47'])
  expect(sent).toEqual([`unsure:${id}`, 'weekly:1:2026-W47'])
})

test('what certainly was not sent is tried again, not before the other side allows it', async () => {
  await put('weekly:1:2026-W47')
  const answers = [
    new DeliveryError('Too Many Requests', { retryable: true, retryAfter: 100, certainlyNotSent: true }),
    new DeliveryError('connect ECONNREFUSED', { retryable: true, certainlyNotSent: true }),
  ]
  const outbox = outboxThat(async () => {
    const error = answers.shift()
    if (error) throw error
    return 9
  })
  const before = Date.now()
  await outbox.drain()
  const [limited] = await rows()
  expect(limited).toMatchObject({ status: 'prepared', attempts: 1, error: 'Too Many Requests', worker: null })
  expect(limited!.nextTryAt.getTime()).toBeGreaterThanOrEqual(before + 95_000)
  await outbox.drain()
  expect((await rows())[0]?.attempts).toBe(1)
  await dueNow()
  await outbox.drain()
  await dueNow()
  await outbox.drain()
  expect((await rows())[0]).toMatchObject({ status: 'sent', attempts: 3, messageId: 9, error: null })
})

test('after eight attempts, or one hopeless one, a message is given up and the owner is told', async () => {
  await put('blocked')
  await put('unreachable')
  const outbox = outboxThat(async ({ key, kind }) => {
    if (kind === 'notice') return 1
    throw new DeliveryError(`no ${key}`, { retryable: key === 'unreachable', certainlyNotSent: true })
  })
  for (let attempt = 0; attempt < 9; attempt++) {
    await dueNow()
    await outbox.drain()
  }
  const [blocked, unreachable, ...notices] = await rows()
  expect(blocked).toMatchObject({ status: 'failed', attempts: 1, error: 'no blocked' })
  expect(unreachable).toMatchObject({ status: 'failed', attempts: 8 })
  expect(notices).toMatchObject([
    { kind: 'notice', status: 'sent', chatId: 7, payload: { chat: 5, error: 'no blocked' } },
    { kind: 'notice', status: 'sent', chatId: 7, payload: { chat: 5, error: 'no unreachable' } },
  ])
})

test('a picture that cannot be made is tried again like a message that cannot be sent', async () => {
  await put('weekly:1:2026-W47')
  let calls = 0
  const outbox = outboxThat(async () => 1, {
    prepare: async () => {
      if (++calls === 1) throw new Error('no picture')
      return { caption: {}, picture: null }
    },
  })
  await outbox.drain()
  expect((await rows())[0]).toMatchObject({ status: 'waiting', attempts: 1, error: 'no picture' })
  await dueNow()
  await outbox.drain()
  expect((await rows())[0]).toMatchObject({ status: 'sent' })
})

test('texts that the database cannot keep as they are do not stop the outbox', async () => {
  const payload = { name: 'a\0b\ud800' }
  await enqueueOutbox(database, { botId: 1, key: 'a', chatId: 5, kind: 'weekly', payload })
  await put('b')
  const outbox = outboxThat(
    async ({ key }) => {
      if (key === 'b') throw new DeliveryError('no\0 \ud800', { retryable: false, certainlyNotSent: true })
      return 1
    },
    { prepare: async () => ({ caption: payload, picture: null }), onGivenUp: async () => [] },
  )
  await outbox.drain()
  const kept = { name: 'ab\ufffd' }
  expect(await rows()).toMatchObject([
    { status: 'sent', payload: kept, caption: kept },
    { status: 'failed', error: 'no \ufffd' },
  ])
})

test('a connection that breaks between the mark and its answer leaves no message marked as being sent', async () => {
  const proxy = await startProxy(database)
  await put('weekly:1:2026-W47')
  const sent: string[] = []
  const outbox = outboxThat(async ({ key }) => sent.push(key), {
    database: proxy.database,
    prepare: async () => {
      proxy.loseAnswer('sending')
      return { caption: {}, picture: null }
    },
  })
  await outbox.start()
  onTestFinished(() => outbox.stop())
  await until(async () => (await rows())[0]?.status === 'sending')
  outbox.nudge()
  await until(async () => (await rows())[0]?.status === 'prepared')
  expect(sent).toEqual([])
  await dueNow()
  await until(async () => (await rows())[0]?.status === 'sent')
  expect(sent).toEqual(['weekly:1:2026-W47'])
})

test('a message whose end could not be decided is not left as being sent', async () => {
  await put('weekly:1:2026-W47')
  let decisions = 0
  const outbox = outboxThat(
    async () => {
      throw new DeliveryError('no', { retryable: false, certainlyNotSent: true })
    },
    {
      onGivenUp: async () => {
        if (++decisions === 1) throw new Error('who is the owner?')
        return []
      },
    },
  )
  await outbox.start()
  onTestFinished(() => outbox.stop())
  await until(async () => decisions === 1 && (await rows())[0]?.status === 'prepared')
  await dueNow()
  await until(async () => (await rows())[0]?.status === 'failed')
})

test('a message of which nobody could be told that it is unsure stays so and is not sent again', async () => {
  const id = await put('weekly:1:2026-W47')
  const sent: string[] = []
  let questions = 0
  const outbox = outboxThat(
    async ({ key, kind }) => {
      sent.push(key)
      if (kind === 'weekly') throw new DeliveryError('hang up', { retryable: true, certainlyNotSent: false })
      return 1
    },
    {
      onUnsure: async (row) => {
        if (++questions === 1) throw new Error('whom to ask?')
        return [{ botId: 1, key: `unsure:${row.id}`, chatId: 5, kind: 'notice', payload: {} }]
      },
    },
  )
  await outbox.start()
  onTestFinished(() => outbox.stop())
  await until(() => sent.length === 2)
  expect(sent).toEqual(['weekly:1:2026-W47', `unsure:${id}`])
  expect((await rows())[0]?.status).toBe('unsure')
})

test('silence after sending makes a report unsure, but a notice is simply sent again', async () => {
  const report = await put('weekly:1:2026-W47')
  const notice = await put('notice', 'notice')
  const silent = new DeliveryError('socket hang up', { retryable: true, certainlyNotSent: false })
  await outboxThat(async () => {
    throw silent
  }).drain()
  const states = new Map((await rows()).map(({ id, status }) => [id, status]))
  expect(states.get(report!)).toBe('unsure')
  expect(states.get(notice!)).toBe('prepared')
})
