import type { Database } from '../db/index.ts'
import type { Logger } from '../logger.ts'

export type Duty = {
  name: string
  everySeconds: number
  /** Must be harmless when done twice, and short against the interval. */
  run(): Promise<unknown>
}

export type Schedule = { start(): void; stop(): Promise<void> }

/** Timed duties, each done once per interval however many workers run this schedule. */
export function createSchedule(options: { database: Database; duties: Duty[]; logger: Logger }): Schedule {
  const { database, duties, logger } = options
  const timers: NodeJS.Timeout[] = []
  const underWay = new Map<string, Promise<void>>()

  function tick(duty: Duty) {
    if (underWay.has(duty.name)) return
    const done = perform(duty).finally(() => underWay.delete(duty.name))
    underWay.set(duty.name, done)
  }

  async function perform(duty: Duty) {
    try {
      if (await claim(database, duty)) await duty.run()
    } catch (error) {
      logger.warn({ err: error, duty: duty.name }, 'a timed duty failed')
    }
  }

  return {
    start() {
      for (const duty of duties) {
        tick(duty)
        timers.push(setInterval(tick, duty.everySeconds * 1000, duty).unref())
      }
    },
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(underWay.values())
    },
  }
}

/** Timers are not exact, so a tick that comes a little early counts. */
async function claim({ client: sql }: Database, { name, everySeconds }: Duty): Promise<boolean> {
  const claimed = await sql`
    insert into duties (name, started_at) values (${name}, now())
    on conflict (name) do update set started_at = excluded.started_at
      where duties.started_at <= now() - ${everySeconds * 0.9}::float8 * interval '1 second'
    returning name`
  return claimed.length > 0
}
