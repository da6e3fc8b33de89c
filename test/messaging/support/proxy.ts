import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Database } from '../../../src/db/index.ts'

export type Proxy = {
  /** The same database, by way of the proxy, for whoever makes a client of its own. */
  connection: Database['connection']
  /** Nothing passes any more, in either direction, until `resume`. */
  pause(): void
  resume(): void
  /** Breaks every connection, and each new one until `resume`. */
  cut(): void
}

/** A way to a test's database that can fail for real. */
export async function startProxy({ connection }: Database): Promise<Proxy> {
  const sockets = new Set<Socket>()
  let isCut = false
  let isPaused = false
  const server = createServer((client) => {
    if (isCut) return client.destroy()
    const database = createConnection(targetOf(connection))
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(from)
      if (isPaused) from.pause()
      from.on('data', (data) => to.write(data))
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
  onTestFinished(() => {
    cut()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    connection: throughPort(connection, port),
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
