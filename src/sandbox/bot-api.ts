import { type Context, Hono } from 'hono'
import type { SandboxContext } from './context.ts'
import { methodNamed } from './methods/index.ts'
import { readParameters } from './parameters.ts'
import { TelegramError, tooManyRequests } from './telegram-error.ts'

/** The Bot API: `/bot<token>/<method>` and `/file/bot<token>/<file_path>`, in Telegram's envelope. */
export function createBotApi(context: SandboxContext): Hono {
  const app = new Hono()
  app.all('/:bot{bot[^/]+}/:method', async (c) => {
    try {
      assertToken(c.req.param('bot'), context)
      return c.json({ ok: true, result: await call(c, context, c.req.param('method')) })
    } catch (error) {
      return refusal(context, error)
    }
  })
  app.get('/file/:bot{bot[^/]+}/:path{.+}', (c) => {
    try {
      assertToken(c.req.param('bot'), context)
      return download(c, context, c.req.param('path'))
    } catch (error) {
      return refusal(context, error)
    }
  })
  return app
}

async function call(c: Context, context: SandboxContext, name: string): Promise<unknown> {
  const method = methodNamed(name)
  if (!method || !['GET', 'POST'].includes(c.req.method)) throw new TelegramError(404, 'Not Found')
  if (context.closing.aborted) throw new TelegramError(500, 'Internal Server Error: restart')
  assertNoFlood(context, name)
  return await method({ context, parameters: await readParameters(c), signal: c.req.raw.signal })
}

function assertToken(bot: string, context: SandboxContext): void {
  const token = decodeURIComponent(bot.slice('bot'.length))
  if (!/^\d+:[A-Za-z0-9_-]+$/.test(token)) throw new TelegramError(404, 'Not Found')
  if (token !== context.options.bot.token) throw new TelegramError(401, 'Unauthorized')
}

function assertNoFlood(context: SandboxContext, name: string): void {
  const flood = context.floods.find(({ method, times }) => {
    const meant = method === undefined ? name !== 'getUpdates' : method.toLowerCase() === name.toLowerCase()
    return times > 0 && meant
  })
  if (!flood) return
  flood.times -= 1
  throw tooManyRequests(flood.retryAfter)
}

function download(c: Context, context: SandboxContext, path: string): Response {
  const file = [...context.state.files.values()].find((candidate) => candidate.path === path)
  const bytes = file ? context.state.readFile(file.fileId) : null
  if (!file || !bytes) throw new TelegramError(404, 'Not Found')
  return c.body(new Uint8Array(bytes).buffer, 200, { 'content-type': 'application/octet-stream' })
}

function refusal(context: SandboxContext, error: unknown): Response {
  const known = error instanceof TelegramError
  if (!known) context.options.logger.error({ err: error }, 'sandbox: a Bot API call failed')
  const answer = known ? error : new TelegramError(500, 'Internal Server Error')
  return new Response(JSON.stringify(answer), {
    status: answer.code,
    headers: {
      'content-type': 'application/json',
      ...(answer.retryAfter === null ? {} : { 'retry-after': String(answer.retryAfter) }),
    },
  })
}
