import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Logger } from '../logger.ts'
import { builtEntry } from '../package-root.ts'

/** `owned`: this process runs the database, so whatever an earlier process held is free. */
export type Embedded = { socket: string; owned: boolean; stop(): Promise<void> }

/** For a process that runs WebAssembly once: compiled without optimising, a third faster and 150 MB smaller. */
const FRUGAL = ['--liftoff-only', '--max-semi-space-size=1']

/** Longest wait for another process that holds the directory to answer, e.g. while it creates the database. */
const PATIENCE_MS = 60_000

/**
 * The embedded Postgres of a directory. One process runs it, in a worker thread; every later one finds its socket and
 * speaks to it. @throws when a live process holds the directory and does not answer.
 */
export async function startEmbedded(directory: string, logger: Logger): Promise<Embedded> {
  const folder = resolve(directory)
  const socket = socketFor(folder)
  const lock = `${folder}.lock`
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  mkdirSync(dirname(socket), { recursive: true, mode: 0o700 })
  const deadline = Date.now() + PATIENCE_MS
  while (!tryLock(lock)) {
    if (await answers(socket)) {
      logger.info({ directory }, 'another process runs the embedded database; speaking to it')
      return { socket, owned: false, stop: async () => {} }
    }
    if (Date.now() > deadline) {
      throw new Error(
        `${directory} is in use by process ${holder(lock)}, which does not answer. Stop it, or set DATA_DIR to another directory.`,
      )
    }
    await sleep(200)
  }
  try {
    if (!existsSync(folder)) {
      logger.info({ directory }, 'creating the embedded database')
      await promisify(execFile)(process.execPath, [...FRUGAL, builtEntry('src/db/embedded-create.ts'), folder])
    }
    rmSync(socket, { force: true })
    return await runInThread(folder, socket, lock)
  } catch (error) {
    rmSync(lock, { force: true })
    throw error
  }
}

async function runInThread(folder: string, socket: string, lock: string): Promise<Embedded> {
  const worker = new Worker(builtEntry('src/db/embedded-worker.ts'), { workerData: { folder, socket } })
  const [message] = (await once(worker, 'message')) as [{ error?: string }]
  if (message.error !== undefined) throw new Error(`The embedded database did not start: ${message.error}`)
  // An exit handler cannot wait for the thread, but it can leave no lock behind.
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  return {
    socket,
    owned: true,
    async stop() {
      const exited = once(worker, 'exit')
      worker.postMessage('stop')
      await exited
      process.off('exit', release)
      release()
    },
  }
}

/** Unix sockets have short names: 104 bytes on macOS, 108 on Linux. */
function socketFor(folder: string): string {
  const beside = `${folder}.socket/.s.PGSQL.5432`
  if (Buffer.byteLength(beside) < 100) return beside
  return join(tmpdir(), `huike-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`, '.s.PGSQL.5432')
}

function tryLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const pid = holder(lock)
  // Our own number can only be left over from an earlier life, such as process 1 of a restarted container.
  if (pid !== null && pid !== process.pid && isAlive(pid)) return false
  rmSync(lock, { force: true })
  return tryLock(lock)
}

function holder(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8')) || null
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise((settle) => {
    const connection = createConnection(socket)
    connection.once('connect', () => settle(true)).once('error', () => settle(false))
    connection.once('connect', () => connection.end())
  })
}
