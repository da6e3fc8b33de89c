import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Config } from '../../src/config.ts'
import { type Database, openDatabase, schema } from '../../src/db/index.ts'
import {
  countOpenJobs,
  createQueue,
  enqueueJob,
  findJob,
  type JobHandlers,
  type JobResult,
  listJobs,
  type Queue,
  startWorkers,
} from '../../src/jobs/index.ts'
import { createLogger } from '../../src/logger.ts'
import { startChild } from '../messaging/support/child.ts'
import { startProxy } from '../messaging/support/proxy.ts'
import { gate, until } from '../messaging/support/updates.ts'
import { testDatabaseSettings } from '../support/database.ts'

const logger = createLogger('silent', 2)
const result: JobResult = { kind: 'rfm', sourceId: 1, rfm: null }
const payload = { sourceId: 1, referenceDate: null }
let settings: Config['database']
let database: Database
let queue: Queue

beforeAll(async () => {
  settings = await testDatabaseSettings()
  database = await openDatabase(settings, logger)
  queue = createQueue({ database, logger })
  await queue.start()
})
afterAll(async () => {
  await queue.stop()
  await database.close()
})
beforeEach(async () => {
  await database.db.delete(schema.jobRuns)
  await database.db.delete(schema.workers)
})

async function workersThat(handlers: JobHandlers, options: { takeOver?: boolean } = {}) {
  const workers = await startWorkers({ database, queue, handlers, logger, leaseSeconds: 1, ...options })
  onTestFinished(() => workers.stop(1000))
  return workers
}

function ask(key?: string) {
  return enqueueJob({ database, queue }, 'rfm', payload, { requestedBy: 'telegram:7', key })
}

async function ended(id: string) {
  await until(async () => ['done', 'failed'].includes((await findJob(database, id))?.status ?? ''))
  return (await findJob(database, id))!
}

test('a job is run with its payload, and its progress and result are kept', async () => {
  const { passed, open } = gate()
  const seen: unknown[] = []
  await workersThat({
    rfm: async (given, { requestedBy, attempt, progress }) => {
      seen.push(given, requestedBy, attempt)
      progress('scoring', 1, 4)
      progress('scoring', 2, 4)
      await passed
      return result
    },
  })
  const { id, created } = await ask()
  expect(created).toBe(true)
  await until(async () => (await findJob(database, id))?.progress?.done === 2)
  expect(await countOpenJobs(database)).toEqual({ queued: 0, running: 1 })
  open()
  const run = await ended(id)
  expect(seen).toEqual([payload, 'telegram:7', 1])
  expect(run).toMatchObject({ status: 'done', result, error: null, attempts: 1 })
  expect(run.finishedAt!.getTime()).toBeGreaterThanOrEqual(run.startedAt!.getTime())
  expect((await listJobs(database, { limit: 5 })).map((job) => job.id)).toEqual([id])
  expect(await listJobs(database, { limit: 5, botId: 1 })).toEqual([])
})

test('asked twice with one key while the first is open it is one job, afterwards a new one', async () => {
  const { passed, open } = gate()
  let runs = 0
  await workersThat({
    rfm: async () => {
      runs++
      await passed
      return result
    },
  })
  const asked = await Promise.all([1, 2, 3, 4, 5].map(() => ask('rfm:1')))
  expect(asked.filter(({ created }) => created)).toHaveLength(1)
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
  const [{ id } = { id: '' }] = asked
  open()
  await ended(id)
  const later = await ask('rfm:1')
  expect(later.created).toBe(true)
  await ended(later.id)
  expect(runs).toBe(2)
})

test('a job that throws has failed, says why without secrets, and is not repeated', async () => {
  let runs = 0
  await workersThat({
    rfm: async () => {
      runs++
      throw new Error('no way to postgres://huike:secret@db/huike')
    },
  })
  const { id } = await ask()
  expect(await ended(id)).toMatchObject({
    status: 'failed',
    result: null,
    error: 'no way to postgres://huike:[password]@db/huike',
    attempts: 1,
  })
  expect(runs).toBe(1)
})

test('a result that the database cannot keep as it is ends the job all the same', async () => {
  const details = { name: 'a\0b\ud800' }
  await workersThat({
    rfm: async (_payload, { attempt, progress }) => {
      progress('half\0', attempt, null)
      return { kind: 'import-refused', uploadId: '1', error: { code: 'x', details, proposal: null } }
    },
  })
  const { id } = await ask()
  expect(await ended(id)).toMatchObject({ status: 'done', result: { error: { details: { name: 'ab\ufffd' } } } })
})

test('a job that fails in the database says why in few words', async () => {
  await workersThat({
    rfm: async () => {
      await database.db.execute(sql`select * from nowhere where name = ${'王小明'}`)
      return result
    },
  })
  const { id } = await ask()
  expect(await ended(id)).toMatchObject({ status: 'failed', error: 'relation "nowhere" does not exist' })
})

test('a job whose worker is killed half-way is run again from the start by another', async () => {
  const child = await startChild('test/jobs/support/worker-child.ts', settings)
  const { id } = await ask()
  expect(await child.says('began')).toEqual({ began: id })
  await child.kill()
  const attempts: number[] = []
  await workersThat({
    rfm: async (_payload, { attempt }) => {
      attempts.push(attempt)
      return result
    },
  })
  expect(await ended(id)).toMatchObject({ status: 'done', attempts: 2 })
  expect(attempts).toEqual([2])
})

test('a job that loses the database on the way is run again, three times at most', async () => {
  const proxy = await startProxy(database)
  const attempts: number[] = []
  let losses = 1
  await workersThat({
    rfm: async (_payload, { attempt }) => {
      attempts.push(attempt)
      if (losses-- > 0) proxy.loseAnswer('half of the work')
      await proxy.database.client`select ${'half of the work'}::text`
      return result
    },
  })
  expect(await ended((await ask()).id)).toMatchObject({ status: 'done', attempts: 2, error: null })
  losses = 9
  expect(await ended((await ask()).id)).toMatchObject({ status: 'failed', attempts: 3 })
  expect(attempts).toEqual([1, 2, 1, 2, 3])
})

test('a queue that does not answer is said in the log and asked again', async () => {
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const failing: Queue = {
    ...queue,
    take: async (name) => {
      if (lines.length < 2) throw new Error('no queue')
      return queue.take(name)
    },
  }
  const handlers = { rfm: async () => result }
  const workers = await startWorkers({ database, queue: failing, handlers, logger: log, leaseSeconds: 1 })
  onTestFinished(() => workers.stop(1000))
  const { id } = await ask()
  expect((await ended(id)).status).toBe('done')
  expect(lines[0]).toContain('the job queue could not be asked')
})

test('a job that killed three workers is given up', async () => {
  const id = randomUUID()
  await database.db.insert(schema.jobRuns).values({
    id,
    name: 'rfm',
    payload,
    requestedBy: 'cli',
    status: 'running',
    worker: randomUUID(),
    attempts: 3,
  })
  let runs = 0
  await workersThat({
    rfm: async () => {
      runs++
      return result
    },
  })
  expect(await ended(id)).toMatchObject({ status: 'failed', error: 'the process died each time it ran' })
  expect(runs).toBe(0)
})

test('a queued job without a queue entry is found and run', async () => {
  const id = randomUUID()
  const createdAt = new Date(Date.now() - 60_000)
  await database.db
    .insert(schema.jobRuns)
    .values({ id, name: 'rfm', payload, requestedBy: 'cli', status: 'queued', createdAt })
  await workersThat({ rfm: async () => result })
  expect((await ended(id)).status).toBe('done')
})

test('two workers on one database run each job once', async () => {
  const runs: string[] = []
  const other = createQueue({ database, logger })
  await other.start()
  onTestFinished(() => other.stop())
  const handlers: JobHandlers = {
    rfm: async (_payload, { runId }) => {
      runs.push(runId)
      return result
    },
  }
  await workersThat(handlers)
  const second = await startWorkers({ database, queue: other, handlers, logger, leaseSeconds: 1 })
  onTestFinished(() => second.stop(1000))
  const ids: string[] = []
  for (let index = 0; index < 8; index++) ids.push((await ask()).id)
  for (const id of ids) await ended(id)
  expect(runs.sort()).toEqual(ids.sort())
})

test('a stopping worker lets the job under way finish and takes no other', async () => {
  const { passed, open } = gate()
  let runs = 0
  const workers = await startWorkers({
    database,
    queue,
    logger,
    handlers: {
      rfm: async () => {
        runs++
        await passed
        return result
      },
    },
  })
  const first = await ask()
  await until(() => runs === 1)
  const second = await ask()
  const stopped = workers.stop(10_000)
  open()
  await stopped
  expect((await findJob(database, first.id))?.status).toBe('done')
  expect((await findJob(database, second.id))?.status).toBe('queued')
})

test('a job that outlasts the deadline is told to leave and runs elsewhere at once', async () => {
  const reasons: unknown[] = []
  const workers = await startWorkers({
    database,
    queue,
    logger,
    handlers: {
      rfm: (_payload, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reasons.push(String(signal.reason))
            reject(signal.reason)
          })
        }),
    },
  })
  const { id } = await ask()
  await until(() => workers.stats().running === 1)
  await workers.stop(50)
  expect(reasons).toEqual(['Error: the process is stopping'])
  expect(await findJob(database, id)).toMatchObject({ status: 'queued', attempts: 0 })
  await workersThat({ rfm: async () => result })
  expect(await ended(id)).toMatchObject({ status: 'done', attempts: 1 })
})

test('neither a run without an entry nor an entry without a run is left by a failing start', async () => {
  const broken: Queue = {
    ...queue,
    send: async () => {
      throw new Error('no queue')
    },
  }
  const asked = enqueueJob({ database, queue: broken }, 'rfm', payload, { requestedBy: 'cli' })
  await expect(asked).rejects.toThrow('no queue')
  expect(await database.db.select().from(schema.jobRuns).where(eq(schema.jobRuns.name, 'rfm'))).toEqual([])
})
