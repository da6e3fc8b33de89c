import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import type postgres from 'postgres'
import { shippedFile } from '../package-root.ts'
import { withLock } from './directory-lock.ts'
import { connect, type Database } from './open.ts'

/** Any number that no other program locks. */
const MIGRATION_LOCK = 7_305_813
const PATIENCE_MS = 60_000

/** Applies the migrations of drizzle/ that are missing. Many processes may start at once: one works, the others wait. */
export async function migrateDatabase(database: Database): Promise<void> {
  const client = connect(database.connection, 1)
  try {
    // The connections of an embedded database share one session, for which a lock of the database is always free.
    if (database.kind === 'embedded') {
      await withLock(`${database.connection.path}.migrating`, PATIENCE_MS, () => apply(client))
    } else {
      await client`select pg_advisory_lock(${MIGRATION_LOCK})`
      await apply(client)
      await client`select pg_advisory_unlock(${MIGRATION_LOCK})`
    }
  } finally {
    await client.end({ timeout: 5 })
  }
}

async function apply(client: postgres.Sql): Promise<void> {
  await migrate(drizzle(client), { migrationsFolder: shippedFile('drizzle') })
}

/** How many migrations this program has that the database lacks. */
export async function pendingMigrations(database: Database): Promise<number> {
  const journal = JSON.parse(readFileSync(shippedFile('drizzle', 'meta', '_journal.json'), 'utf8')) as {
    entries: { when: number }[]
  }
  const [table] = await database.db.execute<{ name: string | null }>(
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  )
  if (!table?.name) return journal.entries.length
  const [last] = await database.db.execute<{ at: string | null }>(
    sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`,
  )
  return journal.entries.filter((entry) => entry.when > Number(last?.at ?? 0)).length
}
