import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../logger.ts'

const RETRY_MS = 500
/** No connection, a server that starts or stops, too many connections or too little memory, a lost race for a lock. */
const PASSING =
  /^(CONNECTION_CLOSED|CONNECTION_DESTROYED|CONNECT_TIMEOUT|ECONN\w+|ETIMEDOUT|EPIPE|08...|53...|57P..|40...)$/

/** Whether an error of the database goes away by itself, so that the same statement is worth repeating. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall, cause } = error as NodeJS.ErrnoException
  return PASSING.test(code ?? '') || syscall === 'connect' || syscall === 'getaddrinfo' || isPassing(cause)
}

export type Persistently = <T>(statement: () => Promise<T>) => Promise<T | undefined>

/**
 * Makes a function that repeats a statement until the database answers. It resolves with undefined when `stopping` while
 * the database is away. @throws any error that repeating would not mend.
 */
export function createPersistently(who: string, logger: Logger, stopping: () => boolean): Persistently {
  return async (statement) => {
    for (;;) {
      try {
        return await statement()
      } catch (error) {
        if (!isPassing(error)) throw error
        logger.warn({ err: error, who }, 'the database does not answer; trying again')
        if (stopping()) return undefined
        await sleep(RETRY_MS)
      }
    }
  }
}
