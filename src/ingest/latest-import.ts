import { desc, eq } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'
import type { ImportReport } from './types.ts'

/** The report of the import that ended last; null before the first. */
export async function latestImport(database: Database): Promise<ImportReport | null> {
  const { imports } = schema
  const [last] = await database.db
    .select({ report: imports.report })
    .from(imports)
    .where(eq(imports.status, 'done'))
    .orderBy(desc(imports.finishedAt))
    .limit(1)
  return (last?.report as ImportReport | undefined) ?? null
}
