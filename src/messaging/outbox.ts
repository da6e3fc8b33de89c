import { createPersistently, createWorkerLease, type Database, errorText } from '../db/index.ts'
import type { Logger } from '../logger.ts'
import { DeliveryError } from './delivery-error.ts'
import { type NewOutboxMessage, nudgeOutbox, type OutboxRow, onOutboxNudge } from './enqueue-outbox.ts'
import { createOutboxStore, type Prepared } from './outbox-store.ts'

const LOOK_SECONDS = 2
const AT_ONCE = 2
export const MAX_SEND_ATTEMPTS = 8

export type OutboxOptions = {
  database: Database
  botId: number
  /** Makes what is sent, e.g. renders the picture. Without side effects: it may be repeated. */
  prepare(row: OutboxRow): Promise<Prepared>
  /** Hands a prepared message over. @returns the message's id. @throws DeliveryError, which says what may be done next. */
  send(row: OutboxRow): Promise<number>
  /** What to tell whom when a message was given up after the last attempt. */
  onGivenUp(row: OutboxRow, error: string): Promise<NewOutboxMessage[]>
  /** What to ask when a message may or may not have arrived. */
  onUnsure(row: OutboxRow): Promise<NewOutboxMessage[]>
  logger: Logger
  leaseSeconds?: number
}

export type Outbox = {
  /** `takeOver`: no other process is alive, so whatever earlier ones held is free at once. */
  start(options?: { takeOver?: boolean }): Promise<void>
  /** Finishes the messages under way; the rest is left to others or to the next start. */
  stop(): Promise<void>
  nudge(): void
  /** Sends what is due until nothing is, whether started or not. */
  drain(): Promise<void>
  stats(): { sent: number; failed: number; unsure: number; retried: number }
}

/**
 * Sends the messages of the outbox, each once: "sending" is committed before the network call, and a row that is found
 * so after its worker died is never sent again by itself. Notices are the exception: twice is better than a question.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { database, botId, logger } = options
  const lease = createWorkerLease({ database, kind: 'outbox', logger, leaseSeconds: options.leaseSeconds })
  const store = createOutboxStore(database, botId, lease.id)
  const persistently = createPersistently('outbox', logger, () => stopping)
  const counted = { sent: 0, failed: 0, unsure: 0, retried: 0 }
  /** Messages whose send was begun here and whose outcome is not written. */
  const begun = new Set<number>()
  let started = false
  let stopping = false
  let timer: NodeJS.Timeout | undefined
  let endListening: (() => void) | undefined
  let working: Promise<void> | null = null
  let again = false
  let disturbed = false

  /** One pass; a nudge during a pass makes another one follow. */
  function nudge() {
    if (!started || stopping) return
    again = true
    working ??= repeat().finally(() => {
      working = null
    })
  }

  async function repeat() {
    while (again && !stopping) {
      again = false
      try {
        if (disturbed) await tidyUp()
        disturbed = false
        await settleAbandoned()
      } catch (error) {
        logger.warn({ err: error }, 'the outbox could not reach the database')
      }
      await Promise.all(Array.from({ length: AT_ONCE }, sendDue))
    }
  }

  /** After a failure some messages are claimed, or marked as being sent, although nobody is busy with them. */
  async function tidyUp() {
    await store.release()
    await store.unmark([...begun])
    for (const row of await store.ownSending()) await unsure(row, 'it is not known how sending ended')
  }

  async function sendDue() {
    while (!stopping && lease.holds()) {
      try {
        const row = await store.claim()
        if (row === null) return
        await deliver(row)
      } catch (error) {
        disturbed = true
        logger.warn({ err: error }, 'the outbox could not reach the database')
        return
      }
    }
  }

  async function deliver(claimed: OutboxRow) {
    const prepared = claimed.status === 'waiting' ? await prepare(claimed) : claimed
    const row = prepared && (await store.sending(prepared))
    if (row === null) return
    begun.add(row.id)
    let messageId: number
    try {
      messageId = await options.send(row)
    } catch (error) {
      if (!(error instanceof DeliveryError && error.certainlyNotSent)) return unsure(row, errorText(error))
      // If its end cannot be written, it may be sent again.
      begun.delete(row.id)
      return failed(row, error, row.attempts)
    }
    await persistently(() => store.sent(row, messageId))
    begun.delete(row.id)
    counted.sent++
  }

  async function prepare(row: OutboxRow): Promise<OutboxRow | null> {
    let prepared: Prepared
    try {
      prepared = await options.prepare(row)
    } catch (error) {
      const failure = error instanceof DeliveryError ? error : unprepared(error)
      await failed(row, failure, row.attempts + 1)
      return null
    }
    return store.prepared(row, prepared)
  }

  async function failed(row: OutboxRow, error: DeliveryError, attempts: number) {
    const text = errorText(error)
    if (error.retryable && attempts < MAX_SEND_ATTEMPTS) {
      const seconds = pauseAfter(attempts, error.retryAfter)
      await persistently(() => store.later(row, { attempts, seconds, error: text }))
      counted.retried++
      logger.warn(
        { err: error, outboxId: row.id, attempts, seconds },
        'a message could not be sent; trying again later',
      )
      return
    }
    const notices = row.kind === 'notice' ? [] : await options.onGivenUp(row, text)
    await persistently(() => store.end(row, 'failed', text, notices))
    counted.failed++
    logger.error({ err: error, outboxId: row.id, attempts }, 'a message was given up')
    nudgeOutbox()
  }

  async function unsure(row: OutboxRow, error: string) {
    if (row.kind === 'notice' && row.attempts < MAX_SEND_ATTEMPTS) {
      const seconds = pauseAfter(row.attempts, null)
      await persistently(() => store.later(row, { attempts: row.attempts, seconds, error }))
      begun.delete(row.id)
      return
    }
    const notices = row.kind === 'notice' ? [] : await options.onUnsure(row)
    const ended = await persistently(() => store.end(row, 'unsure', error, notices))
    begun.delete(row.id)
    if (ended !== true) return
    counted.unsure++
    logger.warn({ outboxId: row.id, error }, 'it is not known whether a message arrived')
    nudgeOutbox()
  }

  async function settleAbandoned() {
    // A worker whose own lease is in doubt would take its own messages for abandoned ones.
    if (!lease.holds()) return
    for (const row of await store.abandoned()) {
      await unsure(row, 'the process died while it was sending')
    }
  }

  return {
    nudge,
    async start(startOptions) {
      await lease.start(startOptions)
      started = true
      endListening = onOutboxNudge(nudge)
      timer = setInterval(nudge, LOOK_SECONDS * 1000)
      timer.unref()
      nudge()
    },
    async stop() {
      stopping = true
      clearInterval(timer)
      endListening?.()
      await working
      if (!started) return
      await store.release().catch((error) => logger.warn({ err: error }, 'the outbox could not let go'))
      await lease.stop()
    },
    async drain() {
      if (!started) await lease.start()
      while (working !== null) await working
      working = settleAbandoned()
        .then(sendDue)
        .finally(() => {
          working = null
        })
      await working
      if (!started) await lease.stop()
    },
    stats: () => ({ ...counted }),
  }
}

/** Seconds before the next attempt: 5 s, 15 s, 45 s … three hours, about five hours in all; never less than asked for. */
function pauseAfter(attempts: number, retryAfter: number | null): number {
  return Math.max(retryAfter ?? 0, Math.min(10_800, 5 * 3 ** (attempts - 1)))
}

function unprepared(cause: unknown): DeliveryError {
  return new DeliveryError(errorText(cause), { retryable: true, certainlyNotSent: true, cause })
}
