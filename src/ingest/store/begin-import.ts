import type postgres from 'postgres'
import type { Database } from '../../db/index.ts'
import { createStaging, dropStaging, stagingTables } from './staging.ts'

/** First halves of advisory lock keys that no other program takes. */
export const IMPORT_LOCK = 730_581
export const SOURCE_LOCK = 730_582
const START_LOCK = 730_583

/** Imports that this process runs now. */
const runningHere = new Set<number>()

export type ImportRecord = {
  fileName: string
  sha256: string
  bytes: number
  preset: string
  mapping: unknown
  options: Record<string, unknown>
  requestedBy: string
}

/** Clears up after dead imports, writes the record of a new one and makes its staging table. @returns its id */
export async function beginImport(client: postgres.Sql, kind: Database['kind'], record: ImportRecord): Promise<number> {
  // One at a time, or two could both create the schema, or take each other for dead.
  return client.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${START_LOCK})`
    await clearDeadImports(tx, kind)
    const options = { ...record.options, process: process.pid }
    const [row] = await tx<{ id: number }[]>`
      insert into imports (file_name, file_sha256, file_bytes, preset, mapping, options, status, requested_by)
      values (${record.fileName}, ${record.sha256}, ${record.bytes}, ${record.preset},
        ${JSON.stringify(record.mapping)}::text::jsonb, ${JSON.stringify(options)}::text::jsonb, 'running', ${record.requestedBy})
      returning id`
    const { id } = row!
    await createStaging(tx as unknown as postgres.Sql, stagingTables(id))
    // Held by the connection until it closes, however the process ends; tells living imports from dead ones.
    if (kind === 'server') await tx`select pg_advisory_lock(${IMPORT_LOCK}, ${id})`
    runningHere.add(id)
    return id
  })
}

export function endImport(importId: number): void {
  runningHere.delete(importId)
}

/**
 * Clears up once more when an import ends: the session of a process that was killed just before it began may have gone on
 * for a while, and looked alive then. Never the import's own failure: what is left is cleared by the next one.
 */
export async function clearUpAfter(client: postgres.Sql, kind: Database['kind']): Promise<void> {
  await client
    .begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${START_LOCK})`
      await clearDeadImports(tx, kind)
    })
    .catch(() => {})
}

/** Marks imports as failed whose process is gone, and removes what they left. */
async function clearDeadImports(tx: postgres.TransactionSql, kind: Database['kind']): Promise<void> {
  const running = await tx<{ id: number; process: number | null }[]>`
    select id, (options->>'process')::int as process from imports where status = 'running'`
  const dead: number[] = []
  for (const { id, process: pid } of running) {
    const alive = kind === 'server' ? await isLocked(tx, id) : runningHere.has(id) || isAlive(pid)
    if (!alive) dead.push(id)
  }
  if (dead.length > 0) {
    await tx`delete from import_rejections where import_id = any(${dead}::int[])`
    await tx`update imports set status = 'failed', error = 'interrupted', finished_at = now() where id = any(${dead}::int[])`
  }
  await dropForgottenTables(tx)
}

async function isLocked(tx: postgres.TransactionSql, id: number): Promise<boolean> {
  const [row] = await tx<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${IMPORT_LOCK}, ${id}) as free`
  return row?.free === false
}

/** On the embedded database every process is on this machine. Our own number without a run here is an earlier life's. */
function isAlive(pid: number | null): boolean {
  if (pid === null || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function dropForgottenTables(tx: postgres.TransactionSql): Promise<void> {
  const tables = await tx<{ id: number }[]>`
    select distinct substring(tablename from '^import_(\\d+)')::int as id from pg_tables
    where schemaname = 'staging' and tablename ~ '^import_\\d+'
      and substring(tablename from '^import_(\\d+)')::int not in (select id from imports where status = 'running')`
  for (const { id } of tables) await dropStaging(tx as unknown as postgres.Sql, stagingTables(id))
}
