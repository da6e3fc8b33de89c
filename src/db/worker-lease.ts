import { randomUUID } from 'node:crypto'
import type { Logger } from '../logger.ts'
import type { Database } from './open.ts'

export const LEASE_SECONDS = 15
const HEARTBEATS_PER_LEASE = 3

/** One worker's sign of life. Everything it holds in the database names `id` and stays its own while the lease lasts. */
export type WorkerLease = {
  id: string
  /** Whether the lease certainly still lasts, by this process's own clock. */
  holds(): boolean
  /** Registers the worker. With `takeOver`, all earlier workers of its kind count as dead from now on. */
  start(options?: { takeOver?: boolean }): Promise<void>
  /** Gives the lease back: what the worker still holds may be taken over at once. */
  stop(): Promise<void>
}

export type WorkerLeaseOptions = {
  database: Database
  kind: 'inbox' | 'outbox' | 'jobs'
  logger: Logger
  leaseSeconds?: number
  /** Called after a renewal that came too late: others may have taken what this worker held. */
  onLapse?: () => void
}

/** A lease that a heartbeat renews, three times per `leaseSeconds`. */
export function createWorkerLease(options: WorkerLeaseOptions): WorkerLease {
  const { database, kind, logger, leaseSeconds = LEASE_SECONDS } = options
  const id = randomUUID()
  const sql = database.client
  let until = 0
  let timer: NodeJS.Timeout | undefined
  let renewing: Promise<void> | null = null

  async function renew() {
    const sentAt = performance.now()
    await sql`
      insert into workers (id, kind, lease_until) values (${id}, ${kind}, now() + ${leaseSeconds} * interval '1 second')
      on conflict (id) do update set lease_until = excluded.lease_until`
    const lapsed = until !== 0 && performance.now() > until
    until = sentAt + leaseSeconds * 1000
    if (lapsed) options.onLapse?.()
  }

  function beat() {
    renewing ??= renew()
      .catch((error) => logger.warn({ err: error, kind }, 'the heartbeat did not reach the database'))
      .finally(() => {
        renewing = null
      })
  }

  return {
    id,
    holds: () => performance.now() < until,
    async start({ takeOver = false } = {}) {
      if (takeOver) await sql`delete from workers where kind = ${kind}`
      await renew()
      timer = setInterval(beat, (leaseSeconds * 1000) / HEARTBEATS_PER_LEASE)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await renewing
      until = 0
      await sql`delete from workers where id = ${id}`.catch((error) =>
        logger.warn({ err: error, kind }, 'the lease could not be given back; it ends by itself'),
      )
    },
  }
}

/** Forgets workers that ended more than an hour ago. */
export async function forgetDeadWorkers(database: Database): Promise<void> {
  await database.client`delete from workers where lease_until < now() - interval '1 hour'`
}
