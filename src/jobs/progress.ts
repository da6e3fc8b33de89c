import type { JobProgress } from './names.ts'

/**
 * Writes progress at most once per interval, always the latest. `report` never waits and never throws; `stop` drops what
 * is unwritten, because the outcome follows.
 */
export function createProgressWriter(write: (progress: JobProgress) => Promise<unknown>, intervalMs = 500) {
  let latest: JobProgress | null = null
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<unknown> = Promise.resolve()

  function flush() {
    timer = undefined
    if (latest === null) return
    const progress = latest
    latest = null
    writing = write(progress).catch(() => {})
    timer = setTimeout(flush, intervalMs)
  }

  return {
    report(step: string, done: number, total: number | null) {
      latest = { step, done, total }
      if (timer === undefined) flush()
    },
    async stop() {
      clearTimeout(timer)
      latest = null
      timer = undefined
      await writing
    },
  }
}
