import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type Database, schema } from '../../src/db/index.ts'
import { createJobMessages, findJob, type JobRun } from '../../src/jobs/index.ts'
import { createLogger } from '../../src/logger.ts'
import { until } from '../messaging/support/updates.ts'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => void (await database.db.delete(schema.jobRuns)))

async function run(values: Partial<typeof schema.jobRuns.$inferInsert>): Promise<string> {
  const id = randomUUID()
  await database.db.insert(schema.jobRuns).values({
    id,
    name: 'rfm',
    payload: {},
    requestedBy: 'telegram:7',
    status: 'running',
    botId: 1,
    chatId: 5,
    messageId: 9,
    language: 'zh',
    ...values,
  })
  return id
}

function messagesThat(show: (run: JobRun) => Promise<void>) {
  const messages = createJobMessages({ database, botId: 1, show, logger: createLogger('silent', 2) })
  messages.start()
  onTestFinished(() => messages.stop())
}

test('progress and outcome are shown once each time they change', async () => {
  const progress = { step: 'scoring', done: 1, total: 2 }
  const id = await run({ progress, revision: 2, shownRevision: 1 })
  const shown: string[] = []
  messagesThat(async ({ status, progress: shownProgress }) => void shown.push(`${status} ${shownProgress?.done}`))
  await until(() => shown.length === 1)
  await database.db.update(schema.jobRuns).set({ status: 'done', revision: 3 }).where(eq(schema.jobRuns.id, id))
  await until(async () => (await findJob(database, id))?.shownRevision === 3)
  expect(shown).toEqual(['running 1', 'done 1'])
})

test('an outcome that could not be shown is shown again', async () => {
  const id = await run({ status: 'failed', error: 'no', revision: 4 })
  let calls = 0
  messagesThat(async () => {
    if (++calls === 1) throw new Error('no connection')
  })
  await until(async () => (await findJob(database, id))?.shownRevision === 4)
  expect(calls).toBe(2)
})
