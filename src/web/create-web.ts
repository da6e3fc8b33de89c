import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from '../logger.ts'
import type { Metrics } from './metrics.ts'
import { type RestOptions, restRoutes } from './rest.ts'
import { type WebhookOptions, webhookRoute } from './webhook.ts'

export type Readiness = { ok: boolean; reasons: string[] }

export type WebOptions = {
  /** Null where updates are fetched by polling. */
  webhook: WebhookOptions | null
  /** Whether requests can be served: the database is reachable, migrations are applied. Reasons are public: no secrets. */
  ready(): Promise<Readiness>
  metrics: Metrics
  /** Null where no token was set: then there is no REST interface. */
  rest?: RestOptions | null
  logger: Logger
  /** Further routes, such as the sandbox's; they stand last. */
  mount?: Hono
}

/** The HTTP side: webhook, REST, health, metrics. Every error is JSON of the form `{ ok: false, error }`. */
export function createWeb({ webhook, ready, metrics, rest, logger, mount }: WebOptions): Hono {
  const app = new Hono()
  // The webhook stands before the middlewares: it answers machines, as fast as it can.
  if (webhook) app.route('/telegram/webhook', webhookRoute(webhook, metrics, logger))
  app.use(measured(metrics), secureHeaders())
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const state = await ready().catch((): Readiness => ({ ok: false, reasons: ['the check itself failed'] }))
    return c.json(state, state.ok ? 200 : 503)
  })
  app.get('/metrics', async (c) => {
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType })
  })
  if (rest) app.route('/api/v1', restRoutes(rest))
  if (mount) app.route('/', mount)
  app.notFound((c) => c.json({ ok: false, error: 'not found' }, 404))
  app.onError((error, c) => answerError(error, c, logger))
  return app
}

function measured(metrics: Metrics) {
  return async (c: Context, next: () => Promise<void>) => {
    const began = performance.now()
    await next()
    // The route's pattern, never the address: addresses carry tokens and would make a metric each.
    const route = c.req.routePath === '/*' ? 'other' : c.req.routePath
    metrics.observeRequest(route, c.req.method, c.res.status, performance.now() - began)
  }
}

function answerError(error: Error, c: Context, logger: Logger): Response {
  if (error instanceof HTTPException) return c.json({ ok: false, error: error.message }, error.status)
  logger.error({ err: error, route: c.req.routePath }, 'a request failed')
  return c.json({ ok: false, error: 'internal error' }, 500)
}
