import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

export type Listening = {
  port: number
  /** Accepts no more, finishes the requests under way, and cuts off what is left at the deadline. */
  stop(deadlineMs?: number): Promise<void>
}

/** Serves an app. Port 0 takes any free one. @throws when the address is in use. */
export async function listen(app: Hono, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = serve({ fetch: app.fetch, hostname: host, port }) as Server
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async stop(deadlineMs = 5000) {
      const closed = once(server, 'close')
      server.close()
      // A connection that has just answered stays open for the next request, which is not to come.
      const hangUp = setInterval(() => server.closeIdleConnections(), 50)
      const force = setTimeout(() => server.closeAllConnections(), deadlineMs)
      await closed
      clearInterval(hangUp)
      clearTimeout(force)
    },
  }
}
