import { setTimeout as sleep } from 'node:timers/promises'
import { createPersistently, createWorkerLease, type Database, errorText, toJson } from '../db/index.ts'
import { connect } from '../db/open.ts'
import type { Logger } from '../logger.ts'
import { createArrivalRate } from './arrival-rate.ts'
import { createBatcher } from './batcher.ts'
import { createChatLanes } from './chat-lanes.ts'
import { chatOf } from './chat-of.ts'
import { createInboxStore, type FinishedUpdate, type HeldUpdate, type NewUpdate } from './inbox-store.ts'

const SWEEP_SECONDS = 2
/** How soon to look again when an update had to wait for another worker that was just finishing with its chat. */
const SECOND_LOOK_MS = 250
/** In a flood, or while storing is slow, one update is handled at a time, so that acknowledgements stay quick. */
const FLOOD_PER_SECOND = 100
const SLOW_MS = 25
const GIVE_WAY_MS = 200

export type Update = { update_id: number }

export type InboxOptions<U extends Update> = {
  database: Database
  botId: number
  /** Handles one update. When it throws, the update is done all the same and the error is kept with it. */
  handle(update: U): Promise<void>
  logger: Logger
  /** Chats at once. */
  concurrency?: number
  leaseSeconds?: number
}

export type InboxStats = {
  taken: number
  duplicates: number
  handled: number
  failed: number
  takenOver: number
  /** In this process, now. */
  waiting: number
  running: number
}

export type Inbox<U extends Update> = {
  /** Resolves once every update is in the database. @throws when the database cannot be reached: do not acknowledge. */
  accept(updates: U[]): Promise<{ taken: number; duplicates: number }>
  /** `takeOver`: no other process is alive, so whatever earlier ones held is free at once. */
  start(options?: { takeOver?: boolean }): Promise<void>
  /** Finishes what is under way and leaves the rest to others. Later `accept`s are still kept, but not handled here. */
  stop(): Promise<void>
  /** Resolves when nothing that this process took is open. */
  idle(): Promise<void>
  stats(): InboxStats
}

/**
 * The durable inbox: an update is taken once for all processes, acknowledged after one statement, then handled by the
 * process that took it, in order per chat (two that reach two processes in one moment may overlap). What a process
 * leaves behind when it dies is taken over by another.
 */
export function createInbox<U extends Update>(options: InboxOptions<U>): Inbox<U> {
  const { database, botId, logger, concurrency = 8 } = options
  // Clients of its own: an acknowledgement never queues behind a slow query of a handler.
  const client = connect(database.connection, 2)
  const lease = createWorkerLease({
    database: { ...database, client },
    kind: 'inbox',
    logger,
    leaseSeconds: options.leaseSeconds,
    onLapse: dropLost,
  })
  const store = createInboxStore(client, botId, lease.id)
  const lateStore = createInboxStore(database.client, botId, lease.id)
  const persistently = createPersistently('inbox', logger, () => stopping)
  const counted = { taken: 0, duplicates: 0, handled: 0, failed: 0, takenOver: 0 }
  const errors = new Map<number, string>()
  const lost = new Set<number>()
  const arriving = new Map<number, Promise<Map<number, boolean>>>()
  let started = false
  let stopping = false
  let giveWayUntil = 0
  let sweeping: Promise<void> | null = null
  let dropping: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const arrivals = createBatcher((updates: NewUpdate[]) =>
    stopping ? lateStore.insert(updates, false) : store.insert(updates, started),
  )
  const endings = createBatcher(writeFinished)
  const arrivalRate = createArrivalRate()
  const lanes = createChatLanes({
    concurrency: () => (mustGiveWay() ? 1 : concurrency),
    run,
    finished,
  })

  async function accept(updates: U[]) {
    const began = performance.now()
    arrivalRate.count(updates.length)
    const fresh = await Promise.all(updates.map(takeIn))
    if (performance.now() - began > SLOW_MS) giveWayUntil = performance.now() + GIVE_WAY_MS
    const taken = fresh.filter(Boolean).length
    counted.taken += taken
    counted.duplicates += updates.length - taken
    return { taken, duplicates: updates.length - taken }
  }

  function mustGiveWay(): boolean {
    return performance.now() < giveWayUntil || arrivalRate.perSecond() > FLOOD_PER_SECOND
  }

  async function takeIn(update: U): Promise<boolean> {
    const updateId = update.update_id
    const underWay = arriving.get(updateId)
    if (underWay !== undefined) {
      await underWay
      return false
    }
    const chatId = chatOf(update)
    const written = arrivals.add({ updateId, chatId, json: toJson(update) })
    arriving.set(updateId, written)
    try {
      const held = (await written).get(updateId)
      if (held === true) lanes.add([{ updateId, chatId, update, retaken: false }])
      if (held === false && started) setTimeout(sweep, SECOND_LOOK_MS).unref()
      return held !== undefined
    } finally {
      arriving.delete(updateId)
    }
  }

  async function run({ updateId, update, retaken }: HeldUpdate) {
    if (!(await isStillOurs(updateId))) return void lost.add(updateId)
    if (retaken) {
      const state = await persistently(() => store.beginAgain(updateId)).catch((error) => {
        logger.error({ err: error, updateId }, 'an update could not be begun again')
      })
      if (state === 'exhausted') logger.error({ updateId }, 'an update was given up: the process died each time')
      if (state !== 'begun') return void lost.add(updateId)
      counted.takenOver++
    }
    try {
      await options.handle(update as U)
      counted.handled++
    } catch (error) {
      counted.failed++
      errors.set(updateId, errorText(error))
      logger.warn({ err: error, updateId }, 'the handler of an update failed')
    }
  }

  /** Waits for the lease. Who had to wait asks: while the lease had lapsed, another worker may have taken the update. */
  async function isStillOurs(updateId: number): Promise<boolean> {
    if (lease.holds() && dropping === null) return true
    while (!lease.holds()) {
      if (stopping) return false
      await sleep(50)
    }
    await dropping
    return (await heldNow()).has(updateId)
  }

  async function finished({ updateId, chatId }: HeldUpdate, laneIsEmpty: boolean): Promise<HeldUpdate[]> {
    if (lost.delete(updateId)) return []
    const error = errors.get(updateId) ?? null
    errors.delete(updateId)
    const more = await endings.add({ updateId, chatId, error, laneIsEmpty: laneIsEmpty && !stopping })
    return laneIsEmpty ? more.filter((update) => update.chatId === chatId) : []
  }

  async function writeFinished(updates: FinishedUpdate[]): Promise<HeldUpdate[]> {
    try {
      return (await persistently(() => store.finish(updates))) ?? []
    } catch (error) {
      logger.error(
        { err: error, updateIds: updates.map(({ updateId }) => updateId) },
        'updates could not be marked done',
      )
      return []
    }
  }

  function sweep() {
    if (stopping || !lease.holds()) return
    sweeping ??= store
      .takeOver()
      .then((updates) => lanes.add(updates))
      .catch((error) => logger.warn({ err: error }, 'the inbox sweep failed'))
      .finally(() => {
        sweeping = null
      })
  }

  function dropLost() {
    dropping ??= heldNow()
      .then(lanes.keepOnly)
      .finally(() => {
        dropping = null
      })
  }

  /** What the database says is ours; nothing when it does not say, for then somebody else will handle it. */
  async function heldNow(): Promise<Set<number>> {
    try {
      return (await persistently(() => store.stillHeld())) ?? new Set()
    } catch (error) {
      logger.error({ err: error }, 'the inbox could not look up what it holds')
      return new Set()
    }
  }

  return {
    accept,
    async start(startOptions) {
      await lease.start(startOptions)
      started = true
      sweep()
      await sweeping
      timer = setInterval(sweep, SWEEP_SECONDS * 1000)
      timer.unref()
    },
    async stop() {
      stopping = true
      clearInterval(timer)
      await sweeping
      await lanes.stop()
      await Promise.all([arrivals.idle(), endings.idle()])
      if (started) {
        await store.release().catch((error) => logger.warn({ err: error }, 'the inbox could not let go'))
        await lease.stop()
      }
      await client.end({ timeout: 5 })
    },
    async idle() {
      await sweeping
      await arrivals.idle()
      await new Promise(setImmediate)
      await lanes.idle()
      await endings.idle()
    },
    stats: () => ({ ...counted, ...lanes.counts() }),
  }
}
