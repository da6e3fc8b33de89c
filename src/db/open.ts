import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Config } from '../config.ts'
import type { Logger } from '../logger.ts'
import { startEmbedded } from './embedded.ts'
import * as schema from './schema/index.ts'

/** A Postgres that answers, wherever it runs. Above this folder nobody asks which, except for what only one can do. */
export type Database = {
  kind: 'server' | 'embedded'
  /** This process is the first on an embedded database: whatever earlier processes held, they are dead. */
  firstHere: boolean
  /** For queries and transactions; analysis writes its SQL with drizzle's `sql`. */
  db: PostgresJsDatabase<typeof schema>
  /** The driver itself: prepared statements on hot paths, COPY on a server. */
  client: postgres.Sql
  /** Options for a further client of the same database, such as the queue's own. */
  connection: postgres.Options<Record<string, never>> & { url: string | null }
  close(): Promise<void>
}

/**
 * Opens the database that the settings name: a server, or the embedded one in its directory (which another process of
 * ours may already hold: then that one is spoken to).
 */
export async function openDatabase(settings: Config['database'], logger: Logger): Promise<Database> {
  const embedded = settings.url === null ? await startEmbedded(settings.directory, logger) : null
  const connection: Database['connection'] = {
    url: settings.url,
    ...(embedded && { path: embedded.socket, database: 'postgres', username: 'postgres' }),
    onnotice: () => {},
    connection: { application_name: 'huike' },
  }
  const client = connect(connection, embedded ? 6 : settings.connections)
  try {
    await client`select 1`
  } catch (error) {
    await client.end({ timeout: 0 })
    await embedded?.stop()
    throw error
  }
  return {
    kind: embedded ? 'embedded' : 'server',
    firstHere: embedded?.owned ?? false,
    db: drizzle(client, { schema }),
    client,
    connection,
    async close() {
      await client.end({ timeout: 5 })
      await embedded?.stop()
    },
  }
}

/** A client of the same database. drizzle changes how its client reads times, so others get one of their own. */
export function connect({ url, ...options }: Database['connection'], max: number): postgres.Sql {
  return url === null ? postgres({ ...options, max }) : postgres(url, { ...options, max })
}
