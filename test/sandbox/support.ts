import { serve } from '@hono/node-server'
import { createLogger } from '../../src/logger.ts'
import { createSandbox, type Sandbox, type SandboxMessage, type SandboxUser } from '../../src/sandbox/index.ts'

export const OWNER: SandboxUser = {
  id: 1001,
  firstName: '林姐',
  username: 'lin',
  languageCode: 'zh-hans',
  label: '店主',
}
export const STRANGER: SandboxUser = { id: 1003, firstName: 'Sam', languageCode: 'en', label: 'Stranger' }
export const BOT = { id: 700, token: '700:test-token-of-the-sandbox', username: 'huike_bot', firstName: '回客' }

type Answer = {
  ok: boolean
  result: unknown
  description?: string
  error_code?: number
  parameters?: { retry_after: number }
}

export type Running = {
  sandbox: Sandbox
  /** `http://127.0.0.1:<port>` */
  root: string
  /** One Bot API call with a JSON body. */
  call(method: string, body?: Record<string, unknown>): Promise<Answer>
  /** The description of the refusal; fails when the call succeeds. */
  refusal(method: string, body?: Record<string, unknown>): Promise<string>
  /** A message that must be accepted. */
  message(method: string, body: Record<string, unknown>): Promise<SandboxMessage>
  stop(): Promise<void>
}

/** A sandbox behind a real HTTP server on a free port. */
export async function runSandbox(directory: string | null = null, key: string | null = null): Promise<Running> {
  const logger = createLogger('silent', 2)
  const sandbox = createSandbox({ bot: BOT, users: [OWNER, STRANGER], directory, logger, key })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const starting = serve({ fetch: sandbox.app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(starting))
  })
  const address = server.address()
  const root = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`

  async function call(method: string, body: Record<string, unknown> = {}): Promise<Answer> {
    const response = await fetch(`${root}/bot${BOT.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json()) as Answer
  }

  return {
    sandbox,
    root,
    call,
    async refusal(method, body) {
      const answer = await call(method, body)
      if (answer.ok) throw new Error(`${method} was accepted: ${JSON.stringify(answer.result)}`)
      return answer.description ?? ''
    },
    async message(method, body) {
      const answer = await call(method, body)
      if (!answer.ok) throw new Error(`${method} was refused: ${answer.description}`)
      return answer.result as SandboxMessage
    },
    async stop() {
      await sandbox.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A form as a browser or curl would send it. */
export async function postForm(url: string, fields: Record<string, string | Blob>, names: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.set(name, value)
    else form.set(name, value, names[name] ?? name)
  }
  const response = await fetch(url, { method: 'POST', body: form })
  return (await response.json()) as Answer
}

/** A picture header of the given size; enough for a server that reads nothing but the size. */
export function pngHeader(width: number, height: number, padding = 0): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(33 + padding)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  new DataView(bytes.buffer).setUint32(16, width)
  new DataView(bytes.buffer).setUint32(20, height)
  return bytes
}

export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 20_000
  while (!condition()) {
    if (Date.now() > end) throw new Error('waited 20 s in vain')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
