import type { CallbackQueries } from './callback-queries.ts'
import type { Parameters } from './parameters.ts'
import type { State } from './state/state.ts'
import type { Flood, SandboxOptions, Update } from './types.ts'
import type { LongPoll } from './updates/long-poll.ts'
import type { WebhookDelivery } from './updates/webhook-delivery.ts'

/** What every method and page route works on. */
export type SandboxContext = {
  options: SandboxOptions
  state: State
  queries: CallbackQueries
  longPoll: LongPoll
  delivery: WebhookDelivery
  floods: Flood[]
  /** The types a polling bot asked for; a webhook keeps its own. Null: every type. */
  polledTypes: string[] | null
  /** Ends streams and refuses calls once the sandbox closes. */
  closing: AbortSignal
}

/** One Bot API call; `signal` ends when the caller hangs up. */
export type Call = { context: SandboxContext; parameters: Parameters; signal: AbortSignal }

/** A Bot API method: returns the `result`, or throws a TelegramError. */
export type Method = (call: Call) => unknown

/** Queues an update for the bot, unless it asked not to get its type. */
export function enqueue(context: SandboxContext, update: Omit<Update, 'update_id'>): void {
  const { webhook } = context.state
  const wanted = webhook ? webhook.allowedUpdates : context.polledTypes
  if (wanted === null || Object.keys(update).some((type) => wanted.includes(type))) context.state.addUpdate(update)
}

export function unixTime(): number {
  return Math.floor(Date.now() / 1000)
}
