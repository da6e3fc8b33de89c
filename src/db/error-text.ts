import { withoutSecrets } from '../logger.ts'
import { storedText } from './stored-json.ts'

const LENGTH = 200

/**
 * What went wrong, in one line for people: no statement and no values of it, no secrets, at most 200 characters.
 * drizzle's own message is the statement; the reason stands in its cause.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return shortened(String(error))
  if (error.message.startsWith('Failed query:')) return error.cause ? errorText(error.cause) : 'a query failed'
  return shortened(error.message || (error as NodeJS.ErrnoException).code || error.name)
}

function shortened(text: string): string {
  return storedText(withoutSecrets(text.trim().split('\n', 1)[0]!), LENGTH)
}
