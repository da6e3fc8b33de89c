import type { Config } from '../config.ts'
import { migrateDatabase, openDatabase, pendingMigrations } from '../db/index.ts'
import { createLogger } from '../logger.ts'

/** Brings the database to this version and says how many migrations that took. */
export async function migrateCommand(config: Config): Promise<void> {
  const database = await openDatabase(config.database, createLogger(config.logLevel ?? 'warn', 2))
  try {
    const pending = await pendingMigrations(database)
    await migrateDatabase(database)
    process.stdout.write(pending === 0 ? 'The database is up to date.\n' : `Applied ${pending} migration(s).\n`)
  } finally {
    await database.close()
  }
}
