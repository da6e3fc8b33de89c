import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type Database, schema } from '../../src/db/index.ts'
import { botDuties, createSchedule, houseDuties } from '../../src/jobs/index.ts'
import { createLogger } from '../../src/logger.ts'
import { message, until } from '../messaging/support/updates.ts'
import { testDatabase } from '../support/database.ts'

const logger = createLogger('silent', 2)
let database: Database

beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => void (await database.db.delete(schema.duties)))

test('a duty is done once per interval however many workers have it, and again in the next', async () => {
  const done: string[] = []
  for (const worker of ['a', 'b', 'c']) {
    const duties = [
      { name: 'slow', everySeconds: 1000, run: async () => void done.push(`slow ${worker}`) },
      { name: 'quick', everySeconds: 1, run: async () => void done.push(`quick ${worker}`) },
    ]
    const schedule = createSchedule({ database, duties, logger })
    schedule.start()
    onTestFinished(() => schedule.stop())
  }
  await until(() => done.filter((what) => what.startsWith('quick')).length >= 3)
  expect(done.filter((what) => what.startsWith('slow'))).toHaveLength(1)
})

test('a duty that fails does not end the schedule', async () => {
  let calls = 0
  const run = async () => {
    calls++
    throw new Error('no')
  }
  const schedule = createSchedule({ database, duties: [{ name: 'failing', everySeconds: 1, run }], logger })
  schedule.start()
  onTestFinished(() => schedule.stop())
  await until(() => calls >= 2)
  expect(calls).toBeGreaterThanOrEqual(2)
})

test('housekeeping deletes what is more than a week old and nothing else', async () => {
  const old = new Date(Date.now() - 8 * 86_400_000)
  const update = (updateId: number, doneAt: Date | null) => ({
    botId: 1,
    updateId,
    chatId: 5,
    payload: message(updateId, 5),
    receivedAt: old,
    doneAt,
  })
  await database.db.insert(schema.inbox).values([update(1, old), update(2, new Date()), update(3, null)])
  await database.db.insert(schema.uploads).values([
    { id: randomUUID(), fileName: 'old.csv', bytes: 1, createdAt: old },
    { id: randomUUID(), fileName: 'new.csv', bytes: 1 },
  ])
  await database.db.insert(schema.duties).values([
    { name: 'weekly-reports:2', startedAt: old },
    { name: 'weekly-reports:3', startedAt: new Date() },
  ])
  for (const { run } of [...botDuties(database, 1), ...houseDuties(database)]) await run()
  const left = await database.db.select({ id: schema.inbox.updateId }).from(schema.inbox)
  expect(left.map(({ id }) => id).sort()).toEqual([2, 3])
  expect(await database.db.select({ name: schema.uploads.fileName }).from(schema.uploads)).toEqual([
    { name: 'new.csv' },
  ])
  expect(await database.db.select({ name: schema.duties.name }).from(schema.duties)).toEqual([
    { name: 'weekly-reports:3' },
  ])
})
