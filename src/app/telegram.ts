import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Api, GrammyError } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import { allowedUpdates } from '../bot/updates.ts'
import type { Logger } from '../logger.ts'

/** Where the bot lives: Telegram, another Bot API server, or the sandbox. */
export type Telegram = { token: string; apiRoot: string; api: Api; me: UserFromGetMe }

/** Asks who the bot is, and keeps asking while Telegram cannot be reached. @throws when the token is refused. */
export async function meetBot(token: string, apiRoot: string, logger: Logger, signal: AbortSignal): Promise<Telegram> {
  const api = new Api(token, { apiRoot })
  for (let pause = 1000; ; pause = Math.min(30_000, pause * 2)) {
    try {
      return { token, apiRoot, api, me: await api.getMe() }
    } catch (error) {
      if (error instanceof GrammyError && [401, 404].includes(error.error_code)) {
        throw new Error(`BOT_TOKEN is refused by ${apiRoot}. Ask @BotFather for the bot's token and set it again.`)
      }
      if (signal.aborted) throw error
      logger.warn({ err: error, pause }, 'the Bot API cannot be reached; trying again')
      await sleep(pause, undefined, { signal })
    }
  }
}

/** Has updates sent to `url`. All processes of a bot agree on the secret: it follows from the token unless it is set. */
export async function registerWebhook({ api }: Telegram, url: string, secret: string): Promise<void> {
  await api.setWebhook(`${url}/telegram/webhook`, {
    secret_token: secret,
    allowed_updates: [...allowedUpdates],
    max_connections: 100,
  })
}

export function webhookSecret(token: string, configured: string | null): string {
  return configured ?? createHmac('sha256', token).update('huike webhook').digest('base64url')
}
