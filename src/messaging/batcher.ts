export type Batcher<Item, Result> = {
  /** Resolves with the result of the write that contained the item. */
  add(item: Item): Promise<Result>
  idle(): Promise<void>
}

type Waiting<Item, Result> = { item: Item; resolve(result: Result): void; reject(error: unknown): void }

/** Group commit: what arrives while one write is under way goes out together in the next. */
export function createBatcher<Item, Result>(
  write: (items: Item[]) => Promise<Result>,
  maxItems = 500,
): Batcher<Item, Result> {
  let waiting: Waiting<Item, Result>[] = []
  let running: Promise<void> | null = null

  async function run() {
    // One turn of the event loop gathers whatever has already arrived on other sockets.
    await new Promise(setImmediate)
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxItems)
      waiting = waiting.slice(maxItems)
      try {
        const result = await write(batch.map(({ item }) => item))
        for (const { resolve } of batch) resolve(result)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    running = null
  }

  return {
    add(item) {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        running ??= run()
      })
    },
    async idle() {
      while (running !== null) await running
    },
  }
}
