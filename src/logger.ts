import { type Logger, pino } from 'pino'

export type { Logger }

/** Bot tokens stand in Bot API addresses, so any error that quotes an address would carry one into the log. */
const TOKEN = /(?<!\d)\d{5,}:[A-Za-z0-9_-]{30,}/g
const CREDENTIALS = /(postgres(?:ql)?:\/\/[^:@/\s]+:)[^@\s]+@/g

/** One JSON line per event on stdout (stderr for the command line, whose stdout is its answer). */
export function createLogger(level: string, destination: 1 | 2 = 1): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
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
