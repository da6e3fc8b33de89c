import { request } from 'node:http'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { createLogger } from '../../src/logger.ts'
import { createMetrics, createWeb, listen, type WebOptions } from '../../src/web/index.ts'
import { gate } from '../messaging/support/updates.ts'

const secret = 'a-secret-of-the-webhook'
const update = { update_id: 1, message: { text: '概览' } }

async function served(options: Partial<WebOptions> & { accept?: (update: { update_id: number }) => Promise<unknown> }) {
  const accepted: unknown[] = []
  const accept = options.accept ?? (async (given: unknown) => void accepted.push(given))
  const app = createWeb({
    webhook: { secret, accept },
    ready: async () => ({ ok: true, reasons: [] }),
    metrics: createMetrics(),
    logger: createLogger('silent', 2),
    ...options,
  })
  const listening = await listen(app, { host: '127.0.0.1', port: 0 })
  onTestFinished(() => listening.stop(0))
  return { accepted, listening, base: `http://127.0.0.1:${listening.port}` }
}

function post(base: string, body: string, given: string | null = secret) {
  const headers = { 'content-type': 'application/json', ...(given && { 'x-telegram-bot-api-secret-token': given }) }
  return fetch(`${base}/telegram/webhook`, { method: 'POST', body, headers })
}

test('an update with the right secret is accepted before it is acknowledged', async () => {
  const { passed, open } = gate()
  let stored = false
  const { base } = await served({
    accept: async () => {
      await passed
      stored = true
    },
  })
  const answer = post(base, JSON.stringify(update)).then((response) => ({ status: response.status, stored }))
  open()
  expect(await answer).toEqual({ status: 200, stored: true })
})

test('a forged update is refused, whatever it carries, and not even read', async () => {
  const { base, accepted } = await served({})
  for (const given of [null, '', 'wrong', secret.slice(0, -1), `${secret}x`]) {
    const response = await post(base, JSON.stringify(update), given)
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ ok: false, error: 'wrong secret' })
  }
  expect((await post(base, 'x'.repeat(2_000_000), 'wrong')).status).toBe(401)
  expect(accepted).toEqual([])
})

test('what is no update is refused', async () => {
  const { base, accepted } = await served({})
  for (const body of ['', 'no json', '[]', 'null', '7', '{}', '{"update_id":"1"}', '{"update_id":1.5}']) {
    expect((await post(base, body)).status).toBe(400)
  }
  expect(accepted).toEqual([])
})

test('a body of more than a megabyte is refused, with a declared length and without', async () => {
  const { base, accepted, listening } = await served({})
  const big = JSON.stringify({ update_id: 1, text: 'x'.repeat(1024 * 1024) })
  expect((await post(base, big)).status).toBe(413)
  expect(await postChunked(listening.port, big)).toBe(413)
  expect(await postChunked(listening.port, JSON.stringify(update))).toBe(200)
  expect(accepted).toEqual([update])
})

test('while updates cannot be stored Telegram is asked to send them again', async () => {
  const { base } = await served({
    accept: async () => {
      throw new Error('connect ECONNREFUSED postgres://huike:secret@db')
    },
  })
  const response = await post(base, JSON.stringify(update))
  expect(response.status).toBe(503)
  expect(await response.text()).not.toContain('secret')
})

test('without a webhook there is none', async () => {
  const { base } = await served({ webhook: null })
  expect((await post(base, JSON.stringify(update))).status).toBe(404)
})

test('health and readiness are two questions', async () => {
  const { base } = await served({ ready: async () => ({ ok: false, reasons: ['2 migrations are missing'] }) })
  expect((await fetch(`${base}/healthz`)).status).toBe(200)
  const response = await fetch(`${base}/readyz`)
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({ ok: false, reasons: ['2 migrations are missing'] })
})

test('a readiness check that fails is not ready, and does not say why', async () => {
  const { base } = await served({ ready: () => Promise.reject(new Error('postgres://huike:secret@db')) })
  const response = await fetch(`${base}/readyz`)
  expect(response.status).toBe(503)
  expect(await response.text()).not.toContain('secret')
})

test('metrics tell of the process, its requests and its parts, also when the database is away', async () => {
  let away = false
  const metrics = createMetrics({
    counters: () => [{ name: 'huike_updates_total', help: 'Updates', labels: { what: 'taken' }, value: 12 }],
    gauges: async () => {
      if (away) throw new Error('no database')
      return [{ name: 'huike_jobs', help: 'Open jobs', labels: { status: 'queued' }, value: 3 }]
    },
  })
  const { base } = await served({ metrics })
  await post(base, JSON.stringify(update))
  await fetch(`${base}/telegram/unknown-with-a-secret`)
  const read = async () => (await fetch(`${base}/metrics`)).text()
  await read()
  const text = await read()
  expect(text).toContain('huike_updates_total{what="taken"} 12')
  expect(text).toContain('huike_jobs{status="queued"} 3')
  expect(text).toContain('huike_metrics_unreadable 0')
  expect(text).toContain('process_cpu_seconds_total')
  expect(text).toMatch(
    /huike_http_request_duration_seconds_count\{route="\/telegram\/webhook",method="POST",status="200"\} 1/,
  )
  expect(text).not.toContain('unknown-with-a-secret')
  away = true
  expect(await read()).toContain('huike_metrics_unreadable 1')
})

test('errors of any route are JSON without details, and pages carry security headers', async () => {
  const mount = new Hono()
  mount.get('/page', (c) => c.text('hello'))
  mount.get('/broken', () => {
    throw new Error('internal detail')
  })
  const { base } = await served({ mount })
  const page = await fetch(`${base}/page`)
  expect(await page.text()).toBe('hello')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  const broken = await fetch(`${base}/broken`)
  expect([broken.status, await broken.json()]).toEqual([500, { ok: false, error: 'internal error' }])
  const missing = await fetch(`${base}/missing`)
  expect([missing.status, await missing.json()]).toEqual([404, { ok: false, error: 'not found' }])
})

test('stopping lets the request under way finish and takes no other', async () => {
  const { passed, open } = gate()
  const begun = gate()
  const { base, listening } = await served({
    accept: async () => {
      begun.open()
      await passed
    },
  })
  const answer = post(base, JSON.stringify(update))
  await begun.passed
  const stopped = listening.stop(10_000)
  await expect(fetch(`${base}/healthz`)).rejects.toThrow()
  open()
  expect((await answer).status).toBe(200)
  await stopped
})

function postChunked(port: number, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-telegram-bot-api-secret-token': secret, 'transfer-encoding': 'chunked' }
    const call = request(
      { port, host: '127.0.0.1', path: '/telegram/webhook', method: 'POST', headers },
      (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      },
    )
    call.on('error', reject)
    call.end(body)
  })
}
