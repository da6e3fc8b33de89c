import { once } from 'node:events'
import { connect } from 'node:net'

export type KeepAlive = {
  /** @returns the status @throws when the server hangs up */
  post(path: string, body: string, headers: string): Promise<number>
  close(): void
}

/**
 * A loopback connection that posts one request at a time. Node's own client costs more processor than the handlers
 * that are measured and would flatter the slower one.
 */
export async function openKeepAlive(port: number): Promise<KeepAlive> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  let received = ''
  let waiting: { resolve(status: number): void; reject(error: Error): void } | null = null
  socket.setEncoding('latin1')
  socket.on('data', (piece: string) => {
    received += piece
    const status = takeAnswer()
    if (status !== null) settle((promise) => promise.resolve(status))
  })
  socket.on('error', (error) => settle((promise) => promise.reject(error)))
  socket.on('close', () => settle((promise) => promise.reject(new Error('the server closed the connection'))))

  function settle(how: (promise: NonNullable<typeof waiting>) => void) {
    const promise = waiting
    waiting = null
    if (promise) how(promise)
  }

  /** The status of a whole answer, which is then forgotten; null while some of it is missing. */
  function takeAnswer(): number | null {
    const headersEnd = received.indexOf('\r\n\r\n')
    if (headersEnd < 0) return null
    const length = /\r\ncontent-length: (\d+)/i.exec(received)
    if (length === null) throw new Error('the answer says no length')
    const end = headersEnd + 4 + Number(length[1])
    if (received.length < end) return null
    const status = Number(received.slice(9, 12))
    received = received.slice(end)
    return status
  }

  return {
    post(path, body, headers) {
      return new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error('the server closed the connection'))
        waiting = { resolve, reject }
        const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n${headers}`
        socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
      })
    },
    close: () => socket.destroy(),
  }
}
