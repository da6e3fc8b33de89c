import { type Logger, pino } from 'pino'

export type { Logger }

/** Bot tokens stand in Bot API addresses, so any error that quotes an address would carry one into the log. */
const TOKEN = /(?<!\d)\d+:[A-Za-z0-9_-]{20,}/g
const CREDENTIALS = /(postgres(?:ql)?:\/\/[^:@/\s]+:)[^@\s]+@/g

/** What people wrote, or rows of the shop, may stand in these. */
const UNSAID = new Set(['message', 'stack', 'cause', 'query', 'params', 'parameters', 'args', 'detail', 'where'])
const MESSAGE_LENGTH = 500
const STATEMENT_LENGTH = 200
const DEPTH = 4

/** One JSON line per event on stdout (stderr for the command line, whose stdout is its answer). */
export function createLogger(level: string, destination: 1 | 2 = 1): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      redact: { paths: ['*.token', '*.secret', '*.headers.authorization'], censor: '[redacted]' },
    },
    {
      write(line: string) {
        process[destination === 1 ? 'stdout' : 'stderr'].write(withoutSecrets(line))
      },
    },
  )
}

/** Removes bot tokens and database passwords from a text that leaves the process. */
export function withoutSecrets(text: string): string {
  return text.replace(TOKEN, '[token]').replace(CREDENTIALS, '$1[password]@')
}

type DescribedError = { type: string; message: string; stack: string; cause?: unknown; [field: string]: unknown }

/**
 * An error for the log: message, place and plain fields such as codes, without the values of a failed statement and
 * without what was sent to somebody. Long messages are cut.
 */
export function describeError(error: unknown, depth = DEPTH): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error.slice(0, MESSAGE_LENGTH) : typeof error
  const described: DescribedError = { type: error.name, message: messageOf(error), stack: placesOf(error) }
  for (const [field, value] of Object.entries(error)) {
    if (!UNSAID.has(field) && ['string', 'number', 'boolean'].includes(typeof value)) described[field] = value
  }
  if (error.cause !== undefined && depth > 1) described.cause = describeError(error.cause, depth - 1)
  return described
}

/** drizzle's message is the statement with its values; the reason stands in the cause. */
function messageOf({ message }: Error): string {
  if (!message.startsWith('Failed query:')) return message.slice(0, MESSAGE_LENGTH)
  return message.slice(0, message.indexOf('\nparams:')).slice(0, STATEMENT_LENGTH)
}

/** A stack begins with the message, which may be long. */
function placesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n')
}
