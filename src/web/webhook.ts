import { createHash, timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from '../logger.ts'
import type { Metrics } from './metrics.ts'

/** Telegram's updates are a few kilobytes; more is not from Telegram. */
const MAX_BYTES = 1024 * 1024

export type WebhookOptions = {
  /** What Telegram was told to send along as X-Telegram-Bot-Api-Secret-Token. */
  secret: string
  /** Resolves once the update is stored for good. */
  accept(update: { update_id: number }): Promise<unknown>
}

/**
 * Telegram's webhook. Acknowledged once the update is stored; while it cannot be stored the answer is 503, so that
 * Telegram delivers it again.
 */
export function webhookRoute({ secret, accept }: WebhookOptions, metrics: Metrics, logger: Logger): Hono {
  const expected = digest(secret)
  const app = new Hono()
  const limit = bodyLimit({ maxSize: MAX_BYTES, onError: tooLarge })

  app.use(async (c, next) => {
    const began = performance.now()
    await next()
    metrics.observeRequest('/telegram/webhook', c.req.method, c.res.status, performance.now() - began)
  })
  app.post('/', async (c, next) => {
    const given = c.req.header('x-telegram-bot-api-secret-token') ?? ''
    // Hashed first, so that neither length nor content shows in the time the comparison takes.
    if (!timingSafeEqual(digest(given), expected)) return c.json({ ok: false, error: 'wrong secret' }, 401)
    await next()
  })
  // The limiter needs a stream, which costs more than all else here; a declared length is checked without one.
  app.post('/', async (c, next) => {
    const length = c.req.header('content-length')
    if (length === undefined) return limit(c, next)
    if (Number(length) > MAX_BYTES) return tooLarge(c)
    await next()
  })
  app.post('/', async (c) => {
    const update = parseUpdate(await c.req.text())
    if (update === null) return c.json({ ok: false, error: 'this is not an update' }, 400)
    try {
      await accept(update)
    } catch (error) {
      logger.error({ err: error, updateId: update.update_id }, 'an update could not be stored')
      return c.json({ ok: false, error: 'not stored, please send it again' }, 503)
    }
    return c.json({ ok: true })
  })
  return app
}

function tooLarge(c: Context): Response {
  return c.json({ ok: false, error: 'the body is too large' }, 413)
}

function parseUpdate(text: string): { update_id: number } | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('update_id' in value)) return null
    return Number.isSafeInteger(value.update_id) ? (value as { update_id: number }) : null
  } catch {
    return null
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
