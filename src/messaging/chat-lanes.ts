import type { HeldUpdate } from './inbox-store.ts'

/** In a flood, what a bot says can wait a little; an acknowledgement that is late is sent again by Telegram. */
const FLOOD_PAUSE_MS = 3

type Lane = { queue: HeldUpdate[]; state: 'ready' | 'running' | 'closing' }

export type ChatLanesOptions = {
  /** Chats at once; asked again before each update. */
  concurrency(): number
  /** Handles one update; must not throw. */
  run(update: HeldUpdate): Promise<void>
  /**
   * Called when an update is through; must not throw. When its lane is empty, the lane stays shut until this resolves
   * with what else has come for the chat, so that nothing overtakes it.
   */
  finished(update: HeldUpdate, laneIsEmpty: boolean): Promise<HeldUpdate[]>
}

export type ChatLanes = ReturnType<typeof createChatLanes>

/** Updates of one chat one after the other, several chats at once. */
export function createChatLanes({ concurrency, run, finished }: ChatLanesOptions) {
  const lanes = new Map<string, Lane>()
  const ready: string[] = []
  const open = new Set<number>()
  let running = 0
  let stopped = false
  let onQuiet: (() => void)[] = []

  function add(updates: HeldUpdate[]) {
    for (const update of updates) {
      if (open.has(update.updateId)) continue
      open.add(update.updateId)
      const key = laneOf(update)
      const lane = lanes.get(key)
      if (lane === undefined) {
        lanes.set(key, { queue: [update], state: 'ready' })
        ready.push(key)
      } else {
        insertInOrder(lane.queue, update)
      }
    }
    pump()
  }

  function pump() {
    while (!stopped && running < concurrency()) {
      const key = ready.shift()
      if (key === undefined) return
      const lane = lanes.get(key)!
      lane.state = 'running'
      running++
      // A turn of the event loop between updates lets waiting requests be acknowledged first; in a flood, several do.
      if (concurrency() > 1) setImmediate(() => void next(key, lane))
      else setTimeout(() => void next(key, lane), FLOOD_PAUSE_MS)
    }
  }

  async function next(key: string, lane: Lane) {
    const update = lane.queue.shift()
    if (update !== undefined) await run(update)
    running--
    if (update !== undefined) await close(lane, update)
    if (lane.queue.length > 0) {
      lane.state = 'ready'
      ready.push(key)
    } else {
      lanes.delete(key)
    }
    pump()
    if (lanes.size === 0 || (stopped && running === 0)) announceQuiet()
  }

  async function close(lane: Lane, update: HeldUpdate) {
    const laneIsEmpty = lane.queue.length === 0
    lane.state = 'closing'
    const closed = finished(update, laneIsEmpty).finally(() => open.delete(update.updateId))
    if (!laneIsEmpty) return
    pump()
    add(await closed)
  }

  function announceQuiet() {
    const waiting = onQuiet
    onQuiet = []
    for (const resolve of waiting) resolve()
  }

  return {
    add,
    /** Drops waiting updates that are no longer ours. */
    keepOnly(updateIds: Set<number>) {
      for (const lane of lanes.values()) {
        for (const { updateId } of lane.queue) if (!updateIds.has(updateId)) open.delete(updateId)
        lane.queue = lane.queue.filter(({ updateId }) => updateIds.has(updateId))
      }
    },
    /** Begins nothing more; resolves when what is under way is through. */
    async stop() {
      stopped = true
      if (running > 0) await new Promise<void>((resolve) => onQuiet.push(resolve))
    },
    async idle() {
      while (lanes.size > 0) await new Promise<void>((resolve) => onQuiet.push(resolve))
    },
    counts: () => ({ waiting: open.size - running, running }),
  }
}

function laneOf({ chatId, updateId }: HeldUpdate): string {
  return chatId === null ? `update ${updateId}` : String(chatId)
}

function insertInOrder(queue: HeldUpdate[], update: HeldUpdate) {
  let at = queue.length
  while (at > 0 && queue[at - 1]!.updateId > update.updateId) at--
  queue.splice(at, 0, update)
}
