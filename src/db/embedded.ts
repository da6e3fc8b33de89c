import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../logger.ts'
import { holderOf, tryLock, unlock } from './directory-lock.ts'
import { type Place, type Running, runEmbedded } from './embedded-run.ts'

/** `owned`: this process runs the database, so whatever an earlier process held is free. */
export type Embedded = { socket: string; owned: boolean; stop(): Promise<void> }

/** Longest wait for another process that holds the directory to answer, e.g. while it creates the database. */
const PATIENCE_MS = 60_000
const LOOK_AGAIN_MS = 200

/**
 * The embedded Postgres of a directory. One process runs it, in a worker thread; every later one finds its socket and
 * speaks to it, and runs it itself when that process ends. @throws when a live process holds the directory and does not
 * answer.
 */
export async function startEmbedded(directory: string, logger: Logger): Promise<Embedded> {
  const folder = resolve(directory)
  const place = { folder, socket: socketFor(folder), lock: `${folder}.lock` }
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  mkdirSync(dirname(place.socket), { recursive: true, mode: 0o700 })
  const running = await runOrFind(place, logger)
  if (running !== null) return { socket: place.socket, owned: true, stop: running.stop }
  logger.info({ directory }, 'another process runs the embedded database; speaking to it')
  return { socket: place.socket, owned: false, stop: standBy(place, logger) }
}

/** Null when another process runs the database and answers. */
async function runOrFind(place: Place, logger: Logger): Promise<Running | null> {
  const deadline = Date.now() + PATIENCE_MS
  while (!tryLock(place.lock)) {
    if (await answers(place.socket)) return null
    if (Date.now() > deadline) {
      throw new Error(
        `${place.folder} is in use by process ${holderOf(place.lock)}, which does not answer. Stop it, or set DATA_DIR to another directory.`,
      )
    }
    await sleep(LOOK_AGAIN_MS)
  }
  try {
    return await runEmbedded(place, logger)
  } catch (error) {
    unlock(place.lock)
    throw error
  }
}

/**
 * Keeps a silent connection to the process that runs the database. When it breaks, one of those who stood by runs the
 * database on the same socket, and every client connects again by itself. @returns a function that ends this.
 */
function standBy(place: Place, logger: Logger): () => Promise<void> {
  let stopping = false
  let inherited: Running | null = null
  let succeeding: Promise<void> | null = null
  let watch = watchOver()

  function watchOver() {
    const connection = createConnection(place.socket).unref()
    connection.on('error', () => {})
    connection.once('close', () => {
      if (!stopping) succeeding = succeed()
    })
    // An end that nobody reads for is never noticed.
    return connection.resume()
  }

  async function succeed() {
    while (!stopping) {
      try {
        inherited = await runOrFind(place, logger)
        if (inherited === null) watch = watchOver()
        else
          logger.warn({ directory: place.folder }, 'the process that ran the embedded database ended; running it here')
        return
      } catch (error) {
        logger.error({ err: error }, 'the embedded database could not be taken over; trying again')
      }
    }
  }

  return async () => {
    stopping = true
    watch.destroy()
    await succeeding
    await inherited?.stop()
  }
}

/** Unix sockets have short names: 104 bytes on macOS, 108 on Linux. */
function socketFor(folder: string): string {
  const beside = `${folder}.socket/.s.PGSQL.5432`
  if (Buffer.byteLength(beside) < 100) return beside
  return join(tmpdir(), `huike-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`, '.s.PGSQL.5432')
}

function answers(socket: string): Promise<boolean> {
  return new Promise((settle) => {
    const connection = createConnection(socket)
    connection.once('connect', () => settle(true)).once('error', () => settle(false))
    connection.once('connect', () => connection.end())
  })
}
