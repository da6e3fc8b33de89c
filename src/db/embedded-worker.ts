import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { startParams } from './embedded-settings.ts'

/** The thread that runs the embedded Postgres and serves it on a socket. Says `{}` when ready, or `{ error }`. */
const { folder, socket } = workerData as { folder: string; socket: string }

try {
  const db = await PGlite.create(folder, { startParams })
  const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 64 })
  await server.start()
  parentPort?.once('message', async () => {
    await server.stop()
    await db.close()
    parentPort?.close()
  })
  parentPort?.postMessage({})
} catch (error) {
  parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) })
}
