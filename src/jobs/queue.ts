import PgBoss from 'pg-boss'
import type postgres from 'postgres'
import type { Database } from '../db/index.ts'
import { connect } from '../db/open.ts'
import type { Logger } from '../logger.ts'
import { type JobName, jobNames } from './names.ts'

/** An entry only triggers a run; how often a run is repeated is decided by `job_runs` and its lease. */
const ENTRY_OPTIONS = { retryLimit: 0, expireInHours: 23, retentionDays: 14 }

export type Queue = {
  /** Installs or upgrades the queue's own tables. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Puts a run; within the given transaction, or on its own. */
  send(name: JobName, runId: string, transaction?: postgres.TransactionSql): Promise<void>
  /** Puts a run whose entry is gone or stuck with a dead worker. */
  sendAgain(name: JobName, runId: string): Promise<void>
  /** Takes the next run of a name; null when there is none. */
  take(name: JobName): Promise<string | null>
  complete(name: JobName, runId: string): Promise<void>
  /** Whether an entry waits, or was taken less than `seconds` ago. */
  isPending(name: JobName, runId: string, seconds: number): Promise<boolean>
  /** Wakes this process's workers, as every `send` does. */
  nudge(): void
  onNudge(listener: () => void): () => void
}

/** The job queue: pg-boss on a postgres.js client of its own, because it sends BEGIN … COMMIT as one text. */
export function createQueue({ database, logger }: { database: Database; logger: Logger }): Queue {
  const client = connect(database.connection, 1)
  const boss = new PgBoss({
    db: { executeSql: (text, values) => execute(client, text, values) },
    schedule: false,
    supervise: true,
    maintenanceIntervalSeconds: 300,
  })
  boss.on('error', (error) => logger.warn({ err: error }, 'the job queue reported an error'))
  const listeners = new Set<() => void>()

  function nudge() {
    for (const listener of listeners) listener()
  }

  return {
    async start() {
      await boss.start()
      for (const name of jobNames) await boss.createQueue(name)
    },
    async stop() {
      await boss.stop({ graceful: false, close: false })
      await client.end({ timeout: 5 })
    },
    async send(name, runId, transaction) {
      await boss.send(
        name,
        {},
        {
          ...ENTRY_OPTIONS,
          id: runId,
          ...(transaction && { db: { executeSql: (text, values) => executeShared(transaction, text, values) } }),
        },
      )
      if (!transaction) nudge()
    },
    async sendAgain(name, runId) {
      await boss.deleteJob(name, runId)
      await boss.send(name, {}, { ...ENTRY_OPTIONS, id: runId })
      nudge()
    },
    async take(name) {
      const [entry] = await boss.fetch(name)
      return entry?.id ?? null
    },
    async complete(name, runId) {
      await boss.complete(name, runId)
    },
    async isPending(name, runId, seconds) {
      const entry = await boss.getJobById(name, runId)
      if (entry === null) return false
      if (entry.state === 'active') return Date.now() - entry.startedOn.getTime() < seconds * 1000
      return entry.state === 'created' || entry.state === 'retry'
    },
    nudge,
    onNudge(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

async function execute(client: postgres.Sql | postgres.TransactionSql, text: string, values: unknown[] = []) {
  const rows = await client.unsafe(text, values.map((value) => value ?? null) as postgres.ParameterOrJSON<never>[])
  return { rows: rows as unknown[] }
}

/** The shared client, which drizzle owns, passes JSON through as text. */
function executeShared(client: postgres.TransactionSql, text: string, values: unknown[] = []) {
  const isObject = (value: unknown) => Object.prototype.toString.call(value) === '[object Object]'
  return execute(
    client,
    text,
    values.map((value) => (isObject(value) ? JSON.stringify(value) : value)),
  )
}
