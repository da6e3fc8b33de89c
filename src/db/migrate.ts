import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { shippedFile } from '../package-root.ts'
import { connect, type Database } from './open.ts'

/** Any number that no other program locks. */
const MIGRATION_LOCK = 7_305_813

/** Applies the migrations of drizzle/ that are missing. Many processes may start at once: one works, the others wait. */
export async function migrateDatabase(database: Database): Promise<void> {
  const client = connect(database.connection, 1)
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`
    await migrate(drizzle(client), { migrationsFolder: shippedFile('drizzle') })
    await client`select pg_advisory_unlock(${MIGRATION_LOCK})`
  } finally {
    await client.end({ timeout: 5 })
  }
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
