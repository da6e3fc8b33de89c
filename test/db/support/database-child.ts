import { migrateDatabase, openDatabase } from '../../../src/db/index.ts'
import { createLogger } from '../../../src/logger.ts'

/** Opens a database and migrates it; then it answers every message with the number of its tables. */
const database = await openDatabase(JSON.parse(process.argv[2]!), createLogger('silent', 2))
await migrateDatabase(database)
process.on('message', async () => {
  const [row] = await database.client`select count(*)::int as tables from pg_tables where schemaname = 'public'`
  process.send?.({ tables: row!.tables })
})
process.send?.({ owns: database.firstHere })
