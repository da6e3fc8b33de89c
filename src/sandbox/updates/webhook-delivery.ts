import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../../logger.ts'
import type { State } from '../state/state.ts'
import type { Update, Webhook } from '../types.ts'

export type WebhookDelivery = {
  lastError: { date: number; message: string } | null
  close(): Promise<void>
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 30_000
const ANSWER_WITHIN_MS = 60_000

/**
 * Posts waiting updates to the webhook: in order within a chat, chats side by side, each again and again with growing
 * pauses until it is answered with 2xx.
 */
export function createWebhookDelivery(state: State, logger: Logger): WebhookDelivery {
  const busy = new Map<number, Promise<void>>()
  const closing = new AbortController()
  /** Ends the pauses when the webhook is set anew: the bot is likely back. */
  let changed = new AbortController()
  let current = state.webhook
  const delivery: WebhookDelivery = {
    lastError: null,
    async close() {
      state.events.off('updates', pump)
      closing.abort()
      changed.abort()
      await Promise.all(busy.values())
    },
  }

  function pump(): void {
    if (state.webhook !== current) {
      current = state.webhook
      delivery.lastError = null
      changed.abort()
      changed = new AbortController()
    }
    if (!state.webhook || closing.signal.aborted) return
    for (const update of state.updates.values()) {
      const chat = chatOf(update)
      if (busy.size >= state.webhook.maxConnections) return
      if (!busy.has(chat))
        busy.set(
          chat,
          deliverChat(chat).finally(() => release(chat)),
        )
    }
  }

  function release(chat: number): void {
    busy.delete(chat)
    pump()
  }

  async function deliverChat(chat: number): Promise<void> {
    let pause = FIRST_PAUSE_MS
    while (state.webhook && !closing.signal.aborted) {
      const update = firstOf(chat)
      if (!update) return
      const fault = await post(state.webhook, update, closing.signal)
      if (closing.signal.aborted) return
      if (fault === null) {
        state.record({ kind: 'confirmed', updateId: update.update_id })
        pause = FIRST_PAUSE_MS
        continue
      }
      delivery.lastError = { date: Math.floor(Date.now() / 1000), message: fault }
      logger.debug({ updateId: update.update_id, fault, pause }, 'sandbox: webhook delivery failed, will be repeated')
      await sleep(pause, undefined, { signal: changed.signal, ref: false }).catch(() => {})
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
  }

  function firstOf(chat: number): Update | undefined {
    for (const update of state.updates.values()) if (chatOf(update) === chat) return update
    return undefined
  }

  state.events.on('updates', pump)
  queueMicrotask(pump)
  return delivery
}

/** Null when delivered, else what getWebhookInfo will say. */
async function post(webhook: Webhook, update: Update, closing: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(webhook.secretToken === null ? {} : { 'x-telegram-bot-api-secret-token': webhook.secretToken }),
      },
      body: JSON.stringify(update),
      redirect: 'manual',
      signal: AbortSignal.any([closing, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    })
    await response.arrayBuffer()
    return response.ok ? null : `Wrong response from the webhook: ${response.status} ${response.statusText}`.trim()
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'Read timeout expired' : 'Connection failed'
  }
}

function chatOf(update: Update): number {
  return update.message?.chat.id ?? update.callback_query?.message.chat.id ?? 0
}
