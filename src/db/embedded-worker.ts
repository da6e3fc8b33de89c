import { once } from 'node:events'
import { createServer } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketHandler } from '@electric-sql/pglite-socket'
import { startParams } from './embedded-settings.ts'
import { oneSession } from './one-session.ts'

/** The thread that runs the embedded Postgres and serves it on a socket. Says `{}` when ready, or `{ error }`. */
const { folder, socket } = workerData as { folder: string; socket: string }

try {
  const db = await PGlite.create(folder, { startParams })
  const queryQueue = oneSession(db)
  const clients = new Set<PGLiteSocketHandler>()
  const server = createServer((connection) => {
    const client = new PGLiteSocketHandler({ queryQueue, closeOnDetach: true })
    clients.add(client)
    connection.once('close', () => clients.delete(client))
    void client.attach(connection)
  })
  server.listen(socket)
  await once(server, 'listening')
  parentPort?.once('message', async () => {
    server.close()
    await Promise.all([...clients].map((client) => client.detach(true)))
    await db.close()
    parentPort?.close()
  })
  parentPort?.postMessage({})
} catch (error) {
  parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) })
}
