import type { Logger } from '../logger.ts'
import type { App } from './start-app.ts'

/** The longest that a stop may take, for the container that waits for it. */
const STOP_MS = 9500

/**
 * Runs the program until SIGTERM or SIGINT, from its first moment on: told to stop while it is still starting, it gives
 * up the start. Exits 0 when the stop went well, 1 when it did not or took too long.
 */
export async function runUntilStopped(start: (signal: AbortSignal) => Promise<App>, logger: Logger): Promise<void> {
  const stopping = new AbortController()
  let app: App | null = null
  // npm passes a signal on that the terminal has sent as well, so more than one may come.
  const end = (signal: string) => {
    if (stopping.signal.aborted) return
    logger.info({ signal }, 'stopping')
    stopping.abort()
    setTimeout(() => process.exit(1), STOP_MS).unref()
    if (app) void leave(app)
  }
  process.on('SIGTERM', () => end('SIGTERM'))
  process.on('SIGINT', () => end('SIGINT'))
  try {
    app = await start(stopping.signal)
  } catch (error) {
    if (stopping.signal.aborted) process.exit(0)
    throw error
  }
  if (stopping.signal.aborted) await leave(app)
}

async function leave(app: App): Promise<void> {
  await app.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
