export { migrateDatabase, pendingMigrations } from './migrate.ts'
export { type Database, openDatabase } from './open.ts'
export * as schema from './schema/index.ts'
