import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { Logger } from '../logger.ts'

/** What we handle; Telegram sends nothing else. */
export const allowedUpdates = ['message', 'callback_query'] as const

/** Telegram holds a poll this long when there is nothing to say. */
const POLL_SECONDS = 25

/**
 * Fetches updates by long polling, for a bot without a public address. An update is confirmed to Telegram only after
 * `accept` has stored it, so none is lost.
 */
export function pollUpdates(api: Api, accept: (updates: Update[]) => Promise<unknown>, logger: Logger) {
  const abort = new AbortController()
  const finished = poll()
  return {
    async stop() {
      abort.abort()
      await finished
    },
  }

  async function poll(): Promise<void> {
    let offset = 0
    let pause = 0
    while (!abort.signal.aborted) {
      try {
        if (pause > 0) await wait(pause, abort.signal)
        const updates = await api.getUpdates(
          { offset, timeout: POLL_SECONDS, allowed_updates: [...allowedUpdates] },
          abort.signal as Parameters<Api['getUpdates']>[1],
        )
        if (updates.length > 0) await accept(updates)
        offset = Math.max(offset, ...updates.map((update) => update.update_id + 1))
        pause = 0
      } catch (error) {
        if (abort.signal.aborted) return
        pause = Math.min(30_000, Math.max(1000, pause * 2))
        logger.warn({ err: error, pause }, 'updates could not be fetched; trying again')
      }
    }
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })
}
