import { randomInt } from 'node:crypto'
import { badRequest } from './telegram-error.ts'
import type { CallbackAnswer } from './types.ts'

/** A client stops waiting for the answer to a pressed button after this long, and the query dies with it. */
const LIFETIME_MS = 15_000

export type CallbackQueries = {
  open(): { id: string; answer: Promise<CallbackAnswer | null> }
  /** @throws TelegramError when the query is unknown or too old. */
  answer(id: string, answer: CallbackAnswer): void
  close(): void
}

/** Buttons pressed and not yet answered. Only the first answer counts, a later one is accepted and ignored. */
export function createCallbackQueries(): CallbackQueries {
  const waiting = new Map<string, { resolve(answer: CallbackAnswer | null): void; timer: NodeJS.Timeout }>()

  function end(id: string): void {
    const query = waiting.get(id)
    waiting.delete(id)
    clearTimeout(query?.timer)
    query?.resolve(null)
  }

  return {
    open() {
      const id = `${randomInt(1, 2 ** 31)}${String(randomInt(0, 2 ** 31)).padStart(10, '0')}`
      const answer = new Promise<CallbackAnswer | null>((resolve) => {
        waiting.set(id, { resolve, timer: setTimeout(() => end(id), LIFETIME_MS).unref() })
      })
      return { id, answer }
    },
    answer(id, answer) {
      const query = waiting.get(id)
      if (!query) throw badRequest('query is too old and response timeout expired or query ID is invalid')
      query.resolve(answer)
    },
    close() {
      for (const id of [...waiting.keys()]) end(id)
    },
  }
}
