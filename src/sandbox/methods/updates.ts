import type { Method, SandboxContext } from '../context.ts'
import type { Parameters } from '../parameters.ts'
import { badRequest, TelegramError } from '../telegram-error.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** https, or plain http on this machine: there is no certificate to check between two local processes. */
export const setWebhook: Method = ({ context, parameters }) => {
  const url = parameters.text('url') ?? ''
  if (url !== '') assertWebhookUrl(url)
  const secretToken = parameters.text('secret_token') ?? null
  if (secretToken !== null && !/^[A-Za-z0-9_-]{1,256}$/.test(secretToken)) {
    throw badRequest('secret token contains unallowed characters')
  }
  if (parameters.flag('drop_pending_updates')) dropPending(context)
  const maxConnections = Math.min(Math.max(parameters.integer('max_connections') ?? 40, 1), 100)
  const webhook = { url, secretToken, allowedUpdates: updateTypes(parameters), maxConnections }
  context.state.record({ kind: 'webhook', webhook: url === '' ? null : webhook })
  return true
}

export const deleteWebhook: Method = ({ context, parameters }) => {
  if (parameters.flag('drop_pending_updates')) dropPending(context)
  context.state.record({ kind: 'webhook', webhook: null })
  return true
}

export const getWebhookInfo: Method = ({ context: { state, delivery } }) => ({
  url: state.webhook?.url ?? '',
  has_custom_certificate: false,
  pending_update_count: state.updates.size,
  ...(delivery.lastError === null
    ? {}
    : { last_error_date: delivery.lastError.date, last_error_message: delivery.lastError.message }),
  ...(state.webhook === null ? {} : { max_connections: state.webhook.maxConnections }),
  ...(state.webhook?.allowedUpdates ? { allowed_updates: state.webhook.allowedUpdates } : {}),
})

export const getUpdates: Method = ({ context, parameters, signal }) => {
  if (context.state.webhook !== null) {
    throw new TelegramError(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  }
  if (parameters.json('allowed_updates') !== undefined) context.polledTypes = updateTypes(parameters)
  return context.longPoll.poll({
    offset: parameters.integer('offset') ?? 0,
    limit: Math.min(Math.max(parameters.integer('limit') ?? 100, 1), 100),
    timeoutSeconds: Math.min(Math.max(parameters.integer('timeout') ?? 0, 0), 50),
    signal,
  })
}

function assertWebhookUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid webhook URL specified')
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.includes(hostname))) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  }
}

/** An empty list means every type, as in the Bot API. */
function updateTypes(parameters: Parameters): string[] | null {
  const value = parameters.json('allowed_updates')
  if (!Array.isArray(value) || value.length === 0) return null
  return value.map(String)
}

function dropPending({ state }: SandboxContext): void {
  for (const updateId of [...state.updates.keys()]) state.record({ kind: 'confirmed', updateId })
}
