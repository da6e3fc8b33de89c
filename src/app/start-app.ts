import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Update } from 'grammy/types'
import { createDelivery } from '../bot/deliver.ts'
import { type BotDeps, createBot, publishCommands } from '../bot/index.ts'
import { showJob } from '../bot/job-messages.ts'
import { pollUpdates } from '../bot/updates.ts'
import type { Config } from '../config.ts'
import { type Database, migrateDatabase, openDatabase, pendingMigrations } from '../db/index.ts'
import {
  botDuties,
  createJobMessages,
  createQueue,
  createSchedule,
  type Duty,
  houseDuties,
  startWorkers,
} from '../jobs/index.ts'
import type { Logger } from '../logger.ts'
import { createInbox, createOutbox } from '../messaging/index.ts'
import { createPool } from '../pool/index.ts'
import { createSandbox, type Sandbox } from '../sandbox/index.ts'
import { createWeb, listen } from '../web/index.ts'
import { createAppMetrics } from './app-metrics.ts'
import { forgetBot, isIdle } from './idle.ts'
import { jobHandlers } from './job-handlers.ts'
import { greetFirstOwner } from './owner.ts'
import { createRestFigures } from './rest-figures.ts'
import { inviteSandboxPeople, sandboxBot, sandboxPeople } from './sandbox-bot.ts'
import { meetBot, registerWebhook, type Telegram, webhookSecret } from './telegram.ts'

export type App = {
  database: Database
  /** Where the web role listens; null for a worker alone. */
  url: string | null
  sandbox: Sandbox | null
  telegram: Telegram | null
  /** Resolves when every question is answered and every job and message that came of it is done. */
  idle(): Promise<void>
  /** Stops taking work, finishes what is under way, closes everything, the last part first. */
  stop(): Promise<void>
}

/** How long a stop waits for what is under way, in all and for jobs and requests; the rest is taken over by others. */
const FINISH_MS = 8000
const FINISH_JOBS_MS = 5000
const FINISH_REQUESTS_MS = 1000

export type StartOptions = {
  /** Aborted when the program must stop while it is still starting. */
  signal?: AbortSignal
  /** Where there is no token: the sandbox that is kept in the data directory, or one for this run only. */
  sandbox?: 'kept' | 'passing'
}

/**
 * The composition root: starts the program in the role that the settings name. Where there is no token, the sandbox
 * stands in for Telegram.
 */
export async function startApp(config: Config, logger: Logger, options: StartOptions = {}): Promise<App> {
  const serves = config.role !== 'worker'
  const works = config.role !== 'web'
  const stopping = new AbortController()
  options.signal?.addEventListener('abort', () => stopping.abort())
  const stops: (() => Promise<unknown>)[] = []
  try {
    return await start()
  } catch (error) {
    await stop()
    throw error
  }

  async function stop(): Promise<void> {
    stopping.abort()
    const deadline = Date.now() + FINISH_MS
    for (const end of stops.splice(0).reverse()) {
      const ended = end().catch((error) => logger.error({ err: error }, 'a part did not stop well'))
      // Every part is told, even when an earlier one has used up the time.
      await Promise.race([ended, sleep(Math.max(300, deadline - Date.now()), undefined, { ref: false })])
    }
  }

  async function start(): Promise<App> {
    const database = await openDatabase(config.database, logger)
    stops.push(() => database.close())
    await migrateDatabase(database)
    const takeOver = database.firstHere
    const pool = createPool({ threads: config.poolThreads })
    stops.push(() => pool.close())
    const queue = createQueue({ database, logger })
    await queue.start()
    stops.push(() => queue.stop())

    const sandbox = serves && config.telegram.token === null ? openSandbox() : null
    const token = config.telegram.token ?? sandbox?.bot.token ?? null
    const botId = token === null ? null : Number.parseInt(token, 10)
    const secret = token === null ? '' : webhookSecret(token, config.telegram.webhookSecret)

    // Updates can be stored before the bot is there to handle them; so the web listens first, and the sandbox behind it.
    let handle: (update: Update) => Promise<void> = () => Promise.reject(new Error('the bot is not there yet'))
    const inbox =
      serves && botId !== null
        ? createInbox<Update>({ database, botId, handle: (update) => handle(update), logger })
        : null
    let telegram: Telegram | null = null
    const url = serves ? await serve() : null
    if (sandbox) stops.push(() => sandbox.server.close())
    // Stopped before the web is: answers under way still go out, and what comes meanwhile is kept for the next start.
    if (inbox) stops.push(() => inbox.stop())

    const apiRoot = sandbox ? url! : config.telegram.apiRoot
    const settings = { ...config, telegram: { ...config.telegram, apiRoot } }
    const deps: BotDeps = { database, pool, jobs: { database, queue }, logger, config: settings }
    if (token !== null) {
      telegram = await meetBot(token, apiRoot, logger, stopping.signal)
      await startBot(telegram)
    }
    // Started last and so stopped first: a job that ends in the time it is given still shows its result.
    if (works) {
      const workers = await startWorkers({ database, queue, handlers: jobHandlers(deps), logger, takeOver })
      stops.push(() => workers.stop(FINISH_JOBS_MS))
      keepTo(houseDuties(database))
    }
    logger.info({ role: config.role, database: database.kind, url, bot: telegram?.me.username }, 'ready')
    return { database, url, sandbox: sandbox?.server ?? null, telegram, idle, stop }

    function openSandbox() {
      const directory = options.sandbox === 'passing' ? null : join(config.dataDir, 'sandbox')
      const bot = sandboxBot(directory)
      // Whoever opens the page speaks as the owner, so where others can reach it a key is asked for.
      const key = isLoopback(config.host) ? null : randomBytes(18).toString('base64url')
      if (key) logger.warn({ path: `/?key=${key}` }, 'others can reach the sandbox chat: open it with this key')
      const server = createSandbox({ bot, users: Object.values(sandboxPeople), directory, logger, key })
      if (directory === null) stops.push(() => forgetBot(database, bot.id))
      return { bot, server }
    }

    async function serve(): Promise<string> {
      const web = createWeb({
        webhook: inbox && { secret, accept: (update) => inbox.accept([update as Update]) },
        ready: () => readiness(),
        metrics: createAppMetrics(database, botId, inbox),
        rest:
          config.apiToken === null
            ? null
            : { token: config.apiToken, figures: createRestFigures(database, config.language) },
        logger,
        ...(sandbox && { mount: sandbox.server.app }),
      })
      const listening = await listen(web, { host: config.host, port: config.port })
      stops.push(() => listening.stop(FINISH_REQUESTS_MS))
      return `http://${reachable(config.host)}:${listening.port}`
    }

    async function readiness() {
      const pending = await pendingMigrations(database).catch(() => null)
      const reasons = [
        ...(pending === null ? ['the database cannot be reached'] : []),
        ...(pending ? [`${pending} migrations are missing`] : []),
        ...(botId !== null && telegram === null ? ['the bot is not connected yet'] : []),
      ]
      return { ok: reasons.length === 0, reasons }
    }

    async function startBot(met: Telegram): Promise<void> {
      const { api, me } = met
      const bot = createBot(met.token, me, deps)
      handle = (update) => bot.handleUpdate(update)
      if (sandbox) await inviteSandboxPeople(database, me.id)
      if (inbox) await greetFirstOwner(database, met, logger)
      // The sandbox is known to this process only, so whoever serves it also sends for it.
      if (works || sandbox) await sendUnasked(met)
      if (!inbox) return
      await publishCommands(api, config.language, logger)
      await inbox.start({ takeOver })
      const deliverTo = sandbox ? url : config.publicUrl
      await registerWebhook(met, deliverTo, secret, logger, stopping.signal)
      if (deliverTo !== null) return
      const polling = pollUpdates(api, (updates) => inbox.accept(updates), logger)
      stops.push(() => polling.stop())
    }

    async function sendUnasked({ api, me }: Telegram): Promise<void> {
      const outbox = createOutbox({ database, botId: me.id, logger, ...createDelivery(api, me.id, deps) })
      await outbox.start({ takeOver })
      stops.push(() => outbox.stop())
      const messages = createJobMessages({ database, botId: me.id, show: showJob(api, me.id, deps), logger })
      messages.start()
      stops.push(() => messages.stop())
      keepTo(botDuties(database, me.id))
    }

    function keepTo(duties: Duty[]): void {
      const schedule = createSchedule({ database, duties, logger })
      schedule.start()
      stops.push(() => schedule.stop())
    }

    async function idle(): Promise<void> {
      if (!telegram) return
      do {
        await sleep(20)
        while (sandbox && (await telegram.api.getWebhookInfo()).pending_update_count > 0) await sleep(20)
        await inbox?.idle()
      } while (!(await isIdle(database, telegram.me.id)))
    }
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

/** The address under which this machine reaches what listens on `host`. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
