import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Logger } from '../logger.ts'
import { builtEntry } from '../package-root.ts'
import { unlock } from './directory-lock.ts'

export type Place = { folder: string; socket: string; lock: string }

export type Running = { stop(): Promise<void> }

/** For a process that runs WebAssembly once: compiled without optimising, a third faster and 150 MB smaller. */
const frugal = ['--liftoff-only', '--max-semi-space-size=1']

/** The thread only passes messages on; Postgres has memory of its own. Without a bound, garbage takes 30 MB more. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 }

/** Runs the database of a directory whose lock this process holds; the first time it is created. */
export async function runEmbedded({ folder, socket, lock }: Place, logger: Logger): Promise<Running> {
  if (!existsSync(folder)) {
    logger.info({ directory: folder }, 'creating the embedded database')
    await promisify(execFile)(process.execPath, [...frugal, builtEntry('src/db/embedded-create.ts'), folder])
  }
  rmSync(socket, { force: true })
  const worker = new Worker(builtEntry('src/db/embedded-worker.ts'), { workerData: { folder, socket }, resourceLimits })
  await ready(worker)
  // An exit handler cannot wait for the thread, but it can leave no lock behind.
  const release = () => unlock(lock)
  process.once('exit', release)
  return {
    async stop() {
      const exited = once(worker, 'exit')
      worker.postMessage('stop')
      await exited
      process.off('exit', release)
      release()
    },
  }
}

/** A thread that dies later on without being told to takes the process with it: without a database it is of no use. */
async function ready(worker: Worker): Promise<void> {
  const started = new AbortController()
  const { signal } = started
  const exited = once(worker, 'exit', { signal }).then((): [{ error?: string }] => [{ error: 'its thread ended' }])
  const [message] = (await Promise.race([once(worker, 'message', { signal }), exited])) as [{ error?: string }]
  started.abort()
  if (message.error !== undefined) throw new Error(`The embedded database did not start: ${message.error}`)
}
