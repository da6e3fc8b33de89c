import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Api, GrammyError } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import { CALL_SECONDS } from '../bot/index.ts'
import { allowedUpdates } from '../bot/updates.ts'
import type { Logger } from '../logger.ts'

/** Where the bot lives: Telegram, another Bot API server, or the sandbox. */
export type Telegram = { token: string; apiRoot: string; api: Api; me: UserFromGetMe }

/** Asks who the bot is, and keeps asking while Telegram cannot be reached. @throws when the token is refused. */
export async function meetBot(token: string, apiRoot: string, logger: Logger, signal: AbortSignal): Promise<Telegram> {
  const api = new Api(token, { apiRoot, timeoutSeconds: CALL_SECONDS })
  const me = await untilAnswered(() => api.getMe(), logger, signal)
  return { token, apiRoot, api, me }
}

/** Has updates sent to `url`, or, where it is null, kept for polling. */
export async function registerWebhook(
  { api }: Telegram,
  url: string | null,
  secret: string,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const options = { secret_token: secret, allowed_updates: [...allowedUpdates], max_connections: 100 }
  const call = () => (url === null ? api.deleteWebhook() : api.setWebhook(`${url}/telegram/webhook`, options))
  await untilAnswered(call, logger, signal)
}

/** All processes of a bot agree on the secret: it follows from the token unless it is set. */
export function webhookSecret(token: string, configured: string | null): string {
  return configured ?? createHmac('sha256', token).update('huike webhook').digest('base64url')
}

/** Repeats a call while Telegram is away or busy. @throws at once what waiting would not mend. */
async function untilAnswered<T>(call: () => Promise<T>, logger: Logger, signal: AbortSignal): Promise<T> {
  for (let pause = 1000; ; pause = Math.min(30_000, pause * 2)) {
    signal.throwIfAborted()
    try {
      return await call()
    } catch (error) {
      const answer = error instanceof GrammyError ? error : null
      if (answer && [401, 404].includes(answer.error_code)) {
        throw new Error("BOT_TOKEN is refused by the Bot API. Ask @BotFather for the bot's token and set it again.")
      }
      if (answer && answer.error_code < 500 && answer.error_code !== 429) throw error
      const wait = Math.max(pause, (answer?.parameters.retry_after ?? 0) * 1000)
      logger.warn({ err: error, wait }, 'the Bot API cannot be reached; trying again')
      await sleep(wait, undefined, { signal })
    }
  }
}
