import type { State } from '../state/state.ts'
import { TelegramError } from '../telegram-error.ts'
import type { Update } from '../types.ts'

export type PollRequest = { offset: number; limit: number; timeoutSeconds: number; signal: AbortSignal }

export type LongPoll = {
  /** Updates from `offset` on, as soon as there are any; fewer ids count as confirmed and are forgotten. */
  poll(request: PollRequest): Promise<Update[]>
  close(): void
}

/** getUpdates: one poll at a time; a second one ends the first with 409, as Telegram does. */
export function createLongPoll(state: State): LongPoll {
  let endWaiting: ((error: Error | null) => void) | null = null
  return {
    async poll({ offset, limit, timeoutSeconds, signal }) {
      endWaiting?.(conflict())
      confirm(state, offset)
      const ready = () => [...state.updates.values()].slice(0, limit)
      if (state.updates.size > 0 || timeoutSeconds === 0) return ready()
      await new Promise<void>((resolve, reject) => {
        const end = (error: Error | null) => {
          clearTimeout(timer)
          state.events.off('updates', wake)
          signal.removeEventListener('abort', wake)
          if (endWaiting === end) endWaiting = null
          if (error) reject(error)
          else resolve()
        }
        const wake = () => end(null)
        const timer = setTimeout(wake, timeoutSeconds * 1000)
        state.events.on('updates', wake)
        signal.addEventListener('abort', wake)
        endWaiting = end
      })
      if (state.webhook) throw new TelegramError(409, 'Conflict: terminated by setWebhook request')
      return ready()
    },
    close: () => endWaiting?.(null),
  }
}

/** A negative offset keeps that many of the newest. */
function confirm(state: State, offset: number): void {
  const ids = [...state.updates.keys()]
  const first = offset < 0 ? (ids.at(offset) ?? 0) : offset
  for (const updateId of ids) if (updateId < first) state.record({ kind: 'confirmed', updateId })
}

function conflict(): TelegramError {
  return new TelegramError(
    409,
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  )
}
