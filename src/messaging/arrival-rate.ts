const WINDOW_MS = 100

/** Counts arrivals in tenths of a second. `perSecond` is that of the fuller of the current and the last window. */
export function createArrivalRate(now: () => number = () => performance.now()) {
  let window = 0
  let current = 0
  let last = 0

  function turn() {
    const index = Math.floor(now() / WINDOW_MS)
    if (index === window) return
    last = index === window + 1 ? current : 0
    current = 0
    window = index
  }

  return {
    count(arrivals: number) {
      turn()
      current += arrivals
    },
    perSecond(): number {
      turn()
      return (Math.max(current, last) * 1000) / WINDOW_MS
    },
  }
}
