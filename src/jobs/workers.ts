import { setTimeout as sleep } from 'node:timers/promises'
import { createPersistently, createWorkerLease, type Database, errorText, isPassing } from '../db/index.ts'
import type { Logger } from '../logger.ts'
import type { JobName, JobPayloads, JobResult } from './names.ts'
import { createProgressWriter } from './progress.ts'
import type { Queue } from './queue.ts'
import { type ClaimedRun, createRunStore, MAX_RUNS } from './run-store.ts'

const POLL_MS = 500
const SWEEP_SECONDS = 5
/** An entry that was taken this long ago while its run is still queued was taken by a worker that died. */
const STUCK_SECONDS = 15

export type JobContext = {
  runId: string
  requestedBy: string
  /** 1 the first time; more when earlier workers died on the way. */
  attempt: number
  /** Shown to people, written at most twice a second. `total` null when the end is not known. */
  progress(step: string, done: number, total: number | null): void
  /** Aborted when the process must stop or has lost the run: leave as soon as nothing is half-written. */
  signal: AbortSignal
}

export type JobHandlers = {
  [Name in JobName]?: (payload: JobPayloads[Name], context: JobContext) => Promise<JobResult>
}

export type WorkersOptions = {
  database: Database
  queue: Queue
  /** What this process can do; one run of each name at a time. */
  handlers: JobHandlers
  logger: Logger
  leaseSeconds?: number
  /** No other process is alive, so the runs of earlier ones are repeated at once. */
  takeOver?: boolean
}

export type Workers = {
  /** Takes nothing more and waits for the runs under way; those that outlast the deadline are left to others. */
  stop(deadlineMs: number): Promise<void>
  stats(): { done: number; failed: number; running: number }
}

type Running = { name: JobName; abort: AbortController }

/** Starts the workers of this process. A run whose worker died is repeated, by whichever process notices, at most 3 times. */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const { database, queue, handlers, logger } = options
  const lease = createWorkerLease({
    database,
    kind: 'jobs',
    logger,
    leaseSeconds: options.leaseSeconds,
    onLapse: () => void abortLost().catch((error) => logger.error({ err: error }, 'lost jobs were not looked up')),
  })
  const store = createRunStore(database, lease.id)
  const running = new Map<string, Running>()
  const stopped = new AbortController()
  const persistently = createPersistently('jobs', logger, () => stopped.signal.aborted)
  const counted = { done: 0, failed: 0 }
  let wake = deferred()
  const endListening = queue.onNudge(() => {
    wake.resolve()
    wake = deferred()
  })

  await lease.start({ takeOver: options.takeOver })
  await sweep()
  const sweeper = setInterval(() => void sweep(), SWEEP_SECONDS * 1000)
  sweeper.unref()
  const loops = (Object.keys(handlers) as JobName[]).map(workOn)

  async function workOn(name: JobName) {
    while (!stopped.signal.aborted) {
      const nudged = wake.promise
      const runId = lease.holds() ? await take(name) : null
      if (runId === null) {
        await Promise.race([nudged, pause(POLL_MS)])
        continue
      }
      await perform(name, runId).catch((error) => logger.error({ err: error, runId }, 'a job could not be kept'))
    }
  }

  async function take(name: JobName): Promise<string | null> {
    return queue.take(name).catch((error) => {
      logger.warn({ err: error, job: name }, 'the job queue could not be asked')
      return null
    })
  }

  async function perform(name: JobName, runId: string) {
    const claimed = await persistently(() => store.claim(runId))
    let again = false
    if (claimed) {
      const abort = new AbortController()
      const finished = run(name, runId, claimed, abort)
      running.set(runId, { name, abort })
      again = await finished.finally(() => running.delete(runId))
    }
    await queue.complete(name, runId).catch((error) => logger.warn({ err: error, runId }, 'a queue entry stayed open'))
    if (again) await queue.sendAgain(name, runId)
  }

  /** @returns true when the run was put back, to be begun again from the start. */
  async function run(name: JobName, runId: string, claimed: ClaimedRun, abort: AbortController): Promise<boolean> {
    const { requestedBy, attempts: attempt } = claimed
    const log = logger.child({ job: name, runId })
    const progress = createProgressWriter(async (latest) => {
      if (!(await store.progress(runId, latest))) abort.abort(new Error('another worker has taken this run over'))
    })
    const handler = handlers[name] as (payload: unknown, context: JobContext) => Promise<JobResult>
    log.info({ attempt }, 'a job began')
    let outcome: { result: unknown } | { error: string }
    try {
      const context = { runId, requestedBy, attempt, progress: progress.report, signal: abort.signal }
      outcome = { result: await handler(claimed.payload, context) }
    } catch (error) {
      if (isPassing(error) && attempt < MAX_RUNS && !abort.signal.aborted) {
        log.warn({ err: error, attempt }, 'a job lost the database on the way and is put back')
        await progress.stop()
        return (await persistently(() => store.giveBack(runId, { counts: true }))) ?? false
      }
      log.error({ err: error }, 'a job failed')
      outcome = { error: errorText(error) }
    }
    await progress.stop()
    // What the handler threw because it was told to leave is no failure of the job: the run is given back.
    if (abort.signal.aborted && 'error' in outcome) return false
    await persistently(() => store.finish(runId, outcome)).catch((error) => {
      log.error({ err: error }, 'the result of a job could not be stored')
      return persistently(() => store.finish(runId, { error: errorText(error) }))
    })
    counted['result' in outcome ? 'done' : 'failed']++
    log.info('a job ended')
    return false
  }

  async function sweep() {
    if (!lease.holds() || stopped.signal.aborted) return
    try {
      for (const { id, name, status } of await store.requeueDead()) {
        logger.warn({ job: name, runId: id, status }, 'the worker of a job died')
        if (status === 'queued') await queue.sendAgain(name, id)
      }
      for (const { id, name } of await store.longQueued(STUCK_SECONDS)) {
        if (!(await queue.isPending(name, id, STUCK_SECONDS))) await queue.sendAgain(name, id)
      }
    } catch (error) {
      logger.warn({ err: error }, 'the sweep for abandoned jobs failed')
    }
  }

  async function abortLost() {
    const held = await persistently(() => store.stillHeld())
    for (const [runId, { abort }] of running) {
      if (held && !held.has(runId)) abort.abort(new Error('another worker has taken this run over'))
    }
  }

  function pause(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { signal: stopped.signal }).catch(() => {})
  }

  return {
    async stop(deadlineMs) {
      stopped.abort()
      endListening()
      clearInterval(sweeper)
      await Promise.race([Promise.all(loops), sleep(deadlineMs, undefined, { ref: false })])
      for (const [runId, { name, abort }] of running) {
        abort.abort(new Error('the process is stopping'))
        const givenBack = await store.giveBack(runId, { counts: false }).catch(() => false)
        if (givenBack) await queue.sendAgain(name, runId).catch(() => {})
      }
      await lease.stop()
    },
    stats: () => ({ ...counted, running: running.size }),
  }
}

function deferred(): { promise: Promise<void>; resolve(): void } {
  let resolve = () => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
