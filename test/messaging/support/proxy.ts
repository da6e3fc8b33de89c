import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'
import { drizzle } from 'drizzle-orm/postgres-js'
import { onTestFinished } from 'vitest'
import { type Database, schema } from '../../../src/db/index.ts'
import { connect } from '../../../src/db/open.ts'

export type Proxy = {
  /** The same database by way of the proxy. */
  database: Database
  /** Nothing passes any more, in either direction, until `resume`. */
  pause(): void
  resume(): void
  /** Breaks every connection, and each new one until `resume`. */
  cut(): void
  /** Breaks the connection on which the next message with this text goes, when the answer is there. */
  loseAnswer(text: string): void
}

/** A way to a test's database that can fail for real. */
export async function startProxy(original: Database): Promise<Proxy> {
  const sockets = new Set<Socket>()
  let isCut = false
  let isPaused = false
  let lost: string | null = null
  const server = createServer((client) => {
    if (isCut) return client.destroy()
    const database = createConnection(targetOf(original.connection))
    let answerIsLost = false
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(from)
      from.on('data', (data) => {
        if (answerIsLost && from === database) return client.destroy()
        if (lost !== null && from === client && data.includes(lost)) {
          answerIsLost = true
          lost = null
        }
        to.write(data)
      })
      from.on('error', () => {})
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      if (isPaused) from.pause()
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  const connection = throughPort(original.connection, (server.address() as AddressInfo).port)
  const client = connect(connection, 4)
  onTestFinished(async () => {
    await client.end({ timeout: 1 })
    cut()
    server.close()
  })
  return {
    database: { ...original, connection, client, db: drizzle(client, { schema }) },
    pause() {
      isPaused = true
      for (const socket of sockets) socket.pause()
    },
    resume() {
      isCut = false
      isPaused = false
      for (const socket of sockets) socket.resume()
    },
    cut,
    loseAnswer(text) {
      lost = text
    },
  }
}

function targetOf({ url, path }: Database['connection']) {
  if (url === null) return { path: String(path) }
  const { hostname, port } = new URL(url)
  return { host: hostname, port: Number(port || 5432) }
}

function throughPort(connection: Database['connection'], port: number): Database['connection'] {
  if (connection.url === null) return { ...connection, path: undefined, host: '127.0.0.1', port }
  const url = new URL(connection.url)
  url.host = `127.0.0.1:${port}`
  return { ...connection, url: url.toString() }
}
