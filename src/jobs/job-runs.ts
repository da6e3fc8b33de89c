import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { type Database, schema, toJson } from '../db/index.ts'
import type { JobName, JobPayloads, JobProgress, JobResult } from './names.ts'
import type { Queue } from './queue.ts'

const { jobRuns } = schema

export type Jobs = { database: Database; queue: Queue }

export type JobRun = Omit<typeof jobRuns.$inferSelect, 'name' | 'progress' | 'result'> & {
  name: JobName
  progress: JobProgress | null
  result: JobResult | null
}

/** The chat message that shows a job. */
export type JobMessage = { botId: number; chatId: number; messageId: number; language: 'zh' | 'en' }

export type EnqueueOptions = {
  /** `telegram:123`, `cli` or `schedule`. */
  requestedBy: string
  message?: JobMessage
  /** While a job of this name and key is open, asking again gives that one: a double click is one job. */
  key?: string
}

/** Starts long work: the run and its queue entry are written in one transaction. @returns whether the job is new. */
export async function enqueueJob<Name extends JobName>(
  { database, queue }: Jobs,
  name: Name,
  payload: JobPayloads[Name],
  options: EnqueueOptions,
): Promise<{ id: string; created: boolean }> {
  const id = randomUUID()
  for (;;) {
    const created = await database.client.begin(async (tx) => {
      const { botId = null, chatId = null, messageId = null, language = null } = options.message ?? {}
      const inserted = await tx`
        insert into job_runs (id, name, key, payload, requested_by, status, bot_id, chat_id, message_id, language)
        values (${id}, ${name}, ${options.key ?? null}, ${toJson(payload)}::text::jsonb, ${options.requestedBy},
          'queued', ${botId}, ${chatId}, ${messageId}, ${language})
        on conflict (name, key) where status in ('queued', 'running') do nothing
        returning id`
      if (inserted.length === 0) return false
      await queue.send(name, id, tx)
      return true
    })
    if (created) {
      queue.nudge()
      return { id, created }
    }
    const [open] = await database.db
      .select({ id: jobRuns.id })
      .from(jobRuns)
      .where(
        and(eq(jobRuns.name, name), eq(jobRuns.key, options.key ?? ''), inArray(jobRuns.status, ['queued', 'running'])),
      )
    if (open) return { id: open.id, created: false }
    // The open one ended between the two statements: the next round makes a new one.
  }
}

/** The latest jobs, newest first; with `botId` only those that were asked for in that bot's chats. */
export async function listJobs(database: Database, options: { botId?: number; limit: number }): Promise<JobRun[]> {
  const rows = await database.db
    .select()
    .from(jobRuns)
    .where(options.botId === undefined ? undefined : eq(jobRuns.botId, options.botId))
    .orderBy(desc(jobRuns.createdAt))
    .limit(options.limit)
  return rows.map(asJobRun)
}

export async function findJob(database: Database, id: string): Promise<JobRun | null> {
  const [row] = await database.db.select().from(jobRuns).where(eq(jobRuns.id, id))
  return row ? asJobRun(row) : null
}

/** How many jobs are open, by status. */
export async function countOpenJobs(database: Database): Promise<{ queued: number; running: number }> {
  const [row] = await database.db
    .select({
      queued: sql<number>`count(*) filter (where status = 'queued')::int`,
      running: sql<number>`count(*) filter (where status = 'running')::int`,
    })
    .from(jobRuns)
    .where(inArray(jobRuns.status, ['queued', 'running']))
  return row ?? { queued: 0, running: 0 }
}

/** Rows are written by the functions of this folder only, so their JSON has the types of names.ts. */
export function asJobRun(row: typeof jobRuns.$inferSelect): JobRun {
  return row as JobRun
}
