import { Hono } from 'hono'
import { createBotApi } from './bot-api.ts'
import { createCallbackQueries } from './callback-queries.ts'
import { createChatPage } from './chat-page.ts'
import type { SandboxContext } from './context.ts'
import { localOnly, ownSiteOnly } from './local-only.ts'
import { createPageApi } from './page-api.ts'
import { pageKey } from './page-key.ts'
import { block, press, say, upload } from './speak.ts'
import { openState } from './state/state.ts'
import type { Sandbox, SandboxOptions } from './types.ts'
import { createLongPoll } from './updates/long-poll.ts'
import { createWebhookDelivery } from './updates/webhook-delivery.ts'

export type {
  CallbackAnswer,
  MessageEntity,
  Sandbox,
  SandboxBot,
  SandboxMessage,
  SandboxOptions,
  SandboxUser,
} from './types.ts'

/**
 * A stand-in for Telegram on this machine: the Bot API with Telegram's limits and error texts, and a chat page. Every
 * user counts as having started the bot. Bot API: https://core.telegram.org/bots/api
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const state = openState(options.directory, options.logger)
  const closing = new AbortController()
  const context: SandboxContext = {
    options,
    state,
    queries: createCallbackQueries(),
    longPoll: createLongPoll(state),
    delivery: createWebhookDelivery(state, options.logger),
    floods: [],
    polledTypes: null,
    closing: closing.signal,
  }
  const app = new Hono()
  app.route('/', createBotApi(context))
  const { key = null, hosts = [] } = options
  for (const path of ['/', '/sandbox/*']) app.use(path, pageKey(key))
  // Whoever has the key may call this machine by any name: a page that rebinds its own has no cookie.
  app.use('/sandbox/*', key === null ? localOnly(hosts) : ownSiteOnly)
  app.route('/', createPageApi(context))
  app.route('/', createChatPage())
  return {
    app,
    say: (userId, text) => say(context, userId, text),
    upload: (userId, fileName, bytes, caption) => upload(context, userId, fileName, bytes, caption),
    press: async (userId, messageId, data) => press(context, userId, messageId, data),
    messages: (chatId) => [...(state.chats.get(chatId)?.values() ?? [])],
    file(fileId) {
      const stored = state.files.get(fileId)
      const bytes = stored ? state.readFile(fileId) : null
      return stored && bytes ? { name: stored.name, mimeType: stored.mimeType, bytes } : null
    },
    flood: (next) => void context.floods.push({ ...next }),
    block: (userId, blocked) => block(context, userId, blocked),
    async close() {
      closing.abort()
      context.longPoll.close()
      context.queries.close()
      await context.delivery.close()
      state.close()
    },
  }
}
