import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Says that every message was sent. The sandbox would do, but keeps all messages, which costs the processor that the
 * measured server needs. @returns its port
 */
export async function startStubBotApi(): Promise<number> {
  const server = createServer((request, response) => {
    request.resume()
    request.once('end', () => {
      response.setHeader('content-type', 'application/json')
      response.end('{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}}}')
    })
  })
  // Longer than any pause of the run: a call must not meet a connection that is just being closed.
  server.keepAliveTimeout = 300_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
