import { type Database, toJson } from '../db/index.ts'
import type { JobName, JobProgress } from './names.ts'

export const MAX_RUNS = 3

export type ClaimedRun = { payload: unknown; requestedBy: string; attempts: number }

/** What a worker writes about the runs it holds. Each statement names the worker, so one that lost a run changes nothing. */
export function createRunStore({ client: sql }: Database, worker: string) {
  return {
    async claim(id: string): Promise<ClaimedRun | null> {
      const [row] = await sql<{ payload: unknown; requested_by: string; attempts: number }[]>`
        update job_runs set status = 'running', worker = ${worker}::uuid, attempts = attempts + 1, progress = null,
          started_at = coalesce(started_at, now()), revision = revision + 1
        where id = ${id}::uuid and status = 'queued'
        returning payload, requested_by, attempts`
      return row ? { payload: row.payload, requestedBy: row.requested_by, attempts: row.attempts } : null
    },

    /** @returns false when the run is no longer this worker's. */
    async progress(id: string, progress: JobProgress): Promise<boolean> {
      const changed = await sql`
        update job_runs set progress = ${toJson(progress)}::text::jsonb, revision = revision + 1
        where id = ${id}::uuid and worker = ${worker}::uuid and status = 'running' returning id`
      return changed.length > 0
    },

    async finish(id: string, outcome: { result: unknown } | { error: string }): Promise<void> {
      const result = 'result' in outcome ? toJson(outcome.result) : null
      const error = 'error' in outcome ? outcome.error : null
      await sql`
        update job_runs set status = ${error === null ? 'done' : 'failed'}, result = ${result}::text::jsonb, error = ${error},
          finished_at = now(), worker = null, revision = revision + 1
        where id = ${id}::uuid and worker = ${worker}::uuid and status = 'running'`
    },

    /** Puts a run back that had to be left, as an attempt at it or not. */
    async giveBack(id: string, { counts }: { counts: boolean }): Promise<boolean> {
      const changed = await sql`
        update job_runs set status = 'queued', worker = null, attempts = attempts - ${counts ? 0 : 1}::int, revision = revision + 1
        where id = ${id}::uuid and worker = ${worker}::uuid and status = 'running' returning id`
      return changed.length > 0
    },

    async stillHeld(): Promise<Set<string>> {
      const rows = await sql<{ id: string }[]>`
        select id from job_runs where status = 'running' and worker = ${worker}::uuid`
      return new Set(rows.map(({ id }) => id))
    },

    /** Puts the runs of dead workers back, or ends them when they have died too often. */
    async requeueDead(): Promise<{ id: string; name: JobName; status: 'queued' | 'failed' }[]> {
      return sql<{ id: string; name: JobName; status: 'queued' | 'failed' }[]>`
        update job_runs set worker = null, revision = revision + 1,
          status = case when attempts < ${MAX_RUNS}::int then 'queued' else 'failed' end,
          error = case when attempts < ${MAX_RUNS}::int then null else 'the process died each time it ran' end,
          finished_at = case when attempts < ${MAX_RUNS}::int then null else now() end
        where status = 'running'
          and not exists (select from workers w where w.id = job_runs.worker and w.lease_until > now())
        returning id, name, status`
    },

    /** Runs that have waited for a while; one of them may lack its queue entry. */
    async longQueued(seconds: number): Promise<{ id: string; name: JobName }[]> {
      return sql<{ id: string; name: JobName }[]>`
        select id, name from job_runs
        where status = 'queued' and created_at < now() - ${seconds}::float8 * interval '1 second'
        order by created_at limit 20`
    },
  }
}

export type RunStore = ReturnType<typeof createRunStore>
