import { autoRetry } from '@grammyjs/auto-retry'
import { Api } from 'grammy'
import type { Hono } from 'hono'
import type { Database } from '../../db/index.ts'
import type { Logger } from '../../logger.ts'
import { memberOf } from '../../members/index.ts'
import { createInbox, type Inbox, type Update } from '../../messaging/index.ts'
import { createMetrics, createWeb } from '../../web/index.ts'
import { botId, botToken, webhookSecret } from './protocol.ts'

type Message = Update & { message: { from: { id: number }; chat: { id: number } } }

export type OurApp = { app: Hono; inbox: Inbox<Message>; counts(): { handled: number; twice: number } }

/** The real web app and inbox; the handler does what a quick command does: one query, one call of the Bot API. */
export async function ourApp(database: Database, botApi: string, logger: Logger): Promise<OurApp> {
  const api = new Api(botToken, { apiRoot: botApi })
  api.config.use(autoRetry())
  const seen = new Set<number>()
  let twice = 0
  const inbox = createInbox<Message>({
    database,
    botId,
    logger,
    async handle({ update_id: updateId, message }) {
      if (seen.has(updateId)) twice++
      await memberOf(database, botId, message.from.id)
      await api.sendMessage(message.chat.id, '您好，这是您要的数据。')
      seen.add(updateId)
    },
  })
  await inbox.start()
  const app = createWeb({
    webhook: { secret: webhookSecret, accept: (update) => inbox.accept([update as Message]) },
    ready: async () => ({ ok: true, reasons: [] }),
    metrics: createMetrics(),
    logger,
  })
  return { app, inbox, counts: () => ({ handled: seen.size, twice }) }
}
