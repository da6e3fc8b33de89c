import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { SandboxContext } from './context.ts'
import { commandsFor } from './methods/commands.ts'
import { descriptionFor } from './methods/profile.ts'
import { parseMultipart } from './multipart.ts'
import { readBody } from './parameters.ts'
import { block, press, SpeakError, say, upload, userNamed } from './speak.ts'
import { TelegramError } from './telegram-error.ts'
import type { PageEvent } from './types.ts'

const UPLOAD_BYTES = 200 * 1024 * 1024
const HEARTBEAT_MS = 15_000

const sayBody = z.object({ user: z.number(), text: z.string() })
const pressBody = z.object({ user: z.number(), message: z.number(), data: z.string() })
const blockBody = z.object({ user: z.number(), blocked: z.boolean() })
const floodBody = z.object({
  method: z.string().optional(),
  times: z.number().int().min(1),
  retryAfter: z.number().int().min(1),
})

/** What the chat page calls, under `/sandbox/`: plain JSON, errors as `{ error }` with a sentence for the user. */
export function createPageApi(context: SandboxContext): Hono {
  const app = new Hono()
  app.onError((error, c) => pageError(c, context, error))
  app.get('/sandbox/state', (c) => c.json(pageState(context, Number(c.req.query('user') ?? firstUser(context)))))
  app.get('/sandbox/events', (c) => events(c, context))
  app.get('/sandbox/file/:id', (c) => file(c, context))
  app.post('/sandbox/say', async (c) => {
    const { user, text } = sayBody.parse(await c.req.json())
    return c.json({ message: say(context, user, text) })
  })
  app.post('/sandbox/upload', async (c) => {
    const body = await readBody(c.req.raw, UPLOAD_BYTES)
    const parts = parseMultipart(body, c.req.header('content-type') ?? '')
    const field = (name: string) => parts.find((part) => part.name === name)?.bytes.toString() ?? ''
    const sent = parts.find((part) => part.fileName !== null)
    if (!sent) throw new SpeakError('There is no file in the request.')
    return c.json({
      message: upload(
        context,
        Number(field('user')),
        sent.fileName ?? '',
        new Uint8Array(sent.bytes),
        field('caption'),
      ),
    })
  })
  app.post('/sandbox/press', async (c) => {
    const { user, message, data } = pressBody.parse(await c.req.json())
    return c.json({ answer: await press(context, user, message, data) })
  })
  app.post('/sandbox/block', async (c) => {
    const { user, blocked } = blockBody.parse(await c.req.json())
    block(context, user, blocked)
    return c.json({ blocked })
  })
  app.post('/sandbox/flood', async (c) => {
    const flood = floodBody.parse(await c.req.json())
    context.floods.push(flood)
    return c.json({ flood })
  })
  return app
}

function pageState(context: SandboxContext, userId: number) {
  const { options, state } = context
  const user = userNamed(context, userId)
  const last = (id: number) => [...(state.chats.get(id)?.values() ?? [])].at(-1) ?? null
  return {
    bot: { id: options.bot.id, username: options.bot.username, firstName: options.bot.firstName },
    users: options.users.map((each) => ({ ...each, lastMessage: last(each.id) })),
    user,
    messages: [...(state.chats.get(user.id)?.values() ?? [])],
    commands: commandsFor(user, state),
    description: descriptionFor(user, state),
    blocked: state.blocked.has(user.id),
  }
}

/** The chat of one user as it changes; of the other chats only that they did, for the list at the side. */
function events(c: Context, context: SandboxContext): Response {
  userNamed(context, Number(c.req.query('user')))
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    const send = (event: PageEvent) => void stream.writeSSE({ data: JSON.stringify(event) })
    context.state.events.on('page', send)
    const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS)
    await stream.write(': open\n\n')
    await new Promise<void>((resolve) => {
      stream.onAbort(resolve)
      context.closing.addEventListener('abort', () => resolve())
      if (context.closing.aborted) resolve()
    })
    clearInterval(heartbeat)
    context.state.events.off('page', send)
  })
}

function file(c: Context, context: SandboxContext): Response {
  const stored = context.state.files.get(c.req.param('id') ?? '')
  const bytes = stored ? context.state.readFile(stored.fileId) : null
  if (!stored || !bytes) return c.json({ error: 'There is no such file.' }, 404)
  const picture = stored.mimeType === 'image/png' || stored.mimeType === 'image/jpeg'
  return c.body(new Uint8Array(bytes).buffer, 200, {
    'content-type': picture ? stored.mimeType : 'application/octet-stream',
    'content-disposition': `${picture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(stored.name)}`,
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  })
}

function firstUser(context: SandboxContext): number {
  return context.options.users[0]?.id ?? 0
}

function pageError(c: Context, context: SandboxContext, error: Error): Response {
  if (error instanceof SpeakError || error instanceof TelegramError) return c.json({ error: error.message }, 400)
  if (error instanceof z.ZodError || error instanceof SyntaxError) return c.json({ error: 'Malformed request.' }, 400)
  context.options.logger.error({ err: error }, 'sandbox: a page request failed')
  return c.json({ error: 'Something went wrong.' }, 500)
}
