import { desc, eq, sql } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'

export type Source = { id: number; name: string; preset: string; currency: string }

const columns = {
  id: schema.sources.id,
  name: schema.sources.name,
  preset: schema.sources.preset,
  currency: schema.sources.currency,
}

/** Every source, the one imported last first. */
export function listSources(database: Database): Promise<Source[]> {
  return database.db
    .select(columns)
    .from(schema.sources)
    .orderBy(sql`${schema.sources.lastImportAt} desc nulls last`, desc(schema.sources.id))
}

/** A source by its name, whatever its letters' case; null when there is none. */
export async function findSource(database: Database, name: string): Promise<Source | null> {
  const [source] = await database.db
    .select(columns)
    .from(schema.sources)
    .where(eq(sql`lower(${schema.sources.name})`, name.toLowerCase()))
  return source ?? null
}
