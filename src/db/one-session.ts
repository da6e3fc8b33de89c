import type { PGlite } from '@electric-sql/pglite'
import type { PGLiteSocketHandler } from '@electric-sql/pglite-socket'

/** What a socket handler hands its messages to. */
type Queue = ConstructorParameters<typeof PGLiteSocketHandler>[0]['queryQueue']

type Waiting = {
  handlerId: number
  message: Uint8Array
  onData: (data: Uint8Array) => void
  resolve: (bytes: number) => void
  reject: (error: unknown) => void
}

/** First bytes of the protocol's messages that end a client's turn, or say nothing. */
const QUERY = 0x51
const SYNC = 0x53
const TERMINATE = 0x58
const STARTUP = 0x00

/**
 * Lets many connections share PGlite's one session, a turn each. A turn begins with a client's first message and ends
 * with its Sync or simple query, or with its transaction. The library's own queue takes turns after every message, so that
 * one client's Bind could be executed by another, and it stops for good when a message fails.
 */
export function oneSession(db: PGlite): Queue {
  let waiting: Waiting[] = []
  let owner: number | null = null
  /** Whose message the session is busy with, and whether that client vanished meanwhile. */
  let current: { handlerId: number; isGone: boolean } | null = null
  let running = false

  async function run(): Promise<void> {
    if (running) return
    running = true
    try {
      for (let next = take(); next; next = take()) await handle(next)
    } finally {
      running = false
    }
  }

  function take(): Waiting | undefined {
    const index = owner === null ? 0 : waiting.findIndex(({ handlerId }) => handlerId === owner)
    return index < 0 ? undefined : waiting.splice(index, 1)[0]
  }

  async function handle({ handlerId, message, onData, resolve, reject }: Waiting): Promise<void> {
    const type = message[0]
    // The session outlives every client.
    if (type === TERMINATE) return resolve(0)
    const turn = { handlerId, isGone: false }
    current = turn
    let bytes = 0
    try {
      await send(message, (data) => {
        bytes += data.length
        onData(data)
      })
      if (turn.isGone) await endTurn()
      else if (type !== STARTUP)
        owner = type === QUERY || type === SYNC ? (db.isInTransaction() ? handlerId : null) : handlerId
      resolve(bytes)
    } catch (error) {
      reject(error)
      await endTurn()
    } finally {
      current = null
    }
  }

  function send(message: Uint8Array, onRawData: (data: Uint8Array) => void): Promise<void> {
    return db.runExclusive(() => db.execProtocolRawStream(message, { onRawData }))
  }

  /** Leaves the session as a client finds a new one: nothing half-parsed, no transaction. */
  async function endTurn(): Promise<void> {
    try {
      await send(new Uint8Array([SYNC, 0, 0, 0, 4]), () => {})
      if (db.isInTransaction()) await db.exec('rollback')
    } catch {
      // A session that cannot even do this tells the next client so itself.
    } finally {
      owner = null
    }
  }

  const queue = {
    enqueue(handlerId: number, message: Uint8Array, onData: (data: Uint8Array) => void): Promise<number> {
      return new Promise((resolve, reject) => {
        waiting.push({ handlerId, message, onData, resolve, reject })
        void run()
      })
    },
    getQueueLength: () => waiting.length,
    clearQueueForHandler(handlerId: number): void {
      const gone = waiting.filter((entry) => entry.handlerId === handlerId)
      waiting = waiting.filter((entry) => entry.handlerId !== handlerId)
      for (const { reject } of gone) reject(new Error('the client is gone'))
    },
    async clearTransactionIfNeeded(handlerId: number): Promise<void> {
      // The turn of a message under way ends with it: until then it is not known what it leaves behind.
      if (current?.handlerId === handlerId) current.isGone = true
      else if (owner === handlerId) await endTurn()
      await run()
    },
  }
  // The library's class has private fields that a handler never touches.
  return queue as unknown as Queue
}
