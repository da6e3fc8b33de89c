import { and, asc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'
import type { Logger } from '../logger.ts'
import { asJobRun, type JobRun } from './job-runs.ts'

const { jobRuns } = schema

const LOOK_MS = 1000
const MAX_TRIES = 5

export type JobMessages = { start(): void; stop(): Promise<void> }

export type JobMessagesOptions = {
  database: Database
  botId: number
  /** Brings the message of a run up to date. Shown twice it must look the same. */
  show(run: JobRun): Promise<void>
  logger: Logger
}

/**
 * Keeps the chat messages of jobs up to date, once a second. Progress is claimed before it is shown, so that several
 * processes do not edit one message; an outcome is marked only after it was shown, so that none is lost.
 */
export function createJobMessages({ database, botId, show, logger }: JobMessagesOptions): JobMessages {
  const tries = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | null = null

  function tick() {
    looking ??= look()
      .catch((error) => logger.warn({ err: error }, 'the messages of jobs could not be looked up'))
      .finally(() => {
        looking = null
      })
  }

  async function look() {
    for (const run of await claimProgress(database, botId)) {
      await show(run).catch((error) =>
        logger.warn({ err: error, runId: run.id }, 'the progress of a job was not shown'),
      )
    }
    for (const run of await endedUnshown(database, botId)) await showOutcome(run)
  }

  async function showOutcome(run: JobRun) {
    try {
      await show(run)
    } catch (error) {
      const count = (tries.get(run.id) ?? 0) + 1
      tries.set(run.id, count)
      logger.warn({ err: error, runId: run.id, tries: count }, 'the outcome of a job was not shown')
      if (count < MAX_TRIES) return
    }
    tries.delete(run.id)
    await database.db
      .update(jobRuns)
      .set({ shownRevision: sql`greatest(${jobRuns.shownRevision}, ${run.revision})` })
      .where(eq(jobRuns.id, run.id))
  }

  return {
    start() {
      timer = setInterval(tick, LOOK_MS)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await looking
      tick()
      await looking
    },
  }
}

async function claimProgress(database: Database, botId: number): Promise<JobRun[]> {
  const rows = await database.db
    .update(jobRuns)
    .set({ shownRevision: jobRuns.revision })
    .where(and(unshown(botId), eq(jobRuns.status, 'running'), isNotNull(jobRuns.progress)))
    .returning()
  return rows.map(asJobRun)
}

async function endedUnshown(database: Database, botId: number): Promise<JobRun[]> {
  const rows = await database.db
    .select()
    .from(jobRuns)
    .where(and(unshown(botId), inArray(jobRuns.status, ['done', 'failed'])))
    .orderBy(asc(jobRuns.finishedAt))
    .limit(20)
  return rows.map(asJobRun)
}

function unshown(botId: number) {
  return and(eq(jobRuns.botId, botId), isNotNull(jobRuns.messageId), lt(jobRuns.shownRevision, jobRuns.revision))
}
