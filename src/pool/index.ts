import { Piscina } from 'piscina'
import type { Picture } from '../../charts/index.ts'
import type { Compute } from '../algorithms/tasks.ts'
import { builtEntry } from '../package-root.ts'

/** Threads for work that must not hold up the event loop. They start with the first task and end when idle. */
export type Pool = {
  /** The picture as PNG. @throws an error that names the picture */
  renderPicture(picture: Picture): Promise<Buffer>
  /** Runs an algorithm of src/algorithms/tasks.ts. @throws what the algorithm throws */
  compute: Compute
  /** Waits for what is under way; what is asked afterwards is refused. */
  close(): Promise<void>
}

/** Nothing is started before the first task. @param options.threads the most that run at once */
export function createPool(options: { threads: number }): Pool {
  let piscina: Piscina | null = null
  let closed = false

  const run = (name: string, task: unknown) => {
    if (closed) throw new Error('the thread pool is closed')
    piscina ??= new Piscina({
      filename: builtEntry('src/pool/worker.ts'),
      minThreads: 0,
      maxThreads: options.threads,
      idleTimeout: 60_000,
      // With Atomics.wait between tasks, memory that a picture has left is not given back until a thread ends.
      atomics: 'disabled',
    })
    return piscina.run(task, { name })
  }

  return {
    async renderPicture(picture) {
      const bytes: Uint8Array = await run('renderPicture', picture)
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    },
    compute: async (name, ...parameters) => run('compute', { name, parameters }),
    async close() {
      closed = true
      await piscina?.close()
    },
  }
}
