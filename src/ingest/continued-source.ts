import { and, desc, eq, ne } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'
import type { ChosenMapping } from './columns/choose-mapping.ts'

/**
 * The shop that a file goes on with: the one that its sender is looking at, when that shop's last file was read in the
 * same way. @returns its name, or null for a file of another kind. The made-up shop is never gone on with
 */
export async function continuedSource(
  database: Database,
  sourceId: number,
  chosen: ChosenMapping,
): Promise<string | null> {
  const { imports, sources } = schema
  const [last] = await database.db
    .select({ name: sources.name, preset: imports.preset, mapping: imports.mapping })
    .from(imports)
    .innerJoin(sources, eq(sources.id, imports.sourceId))
    .where(and(eq(imports.sourceId, sourceId), eq(imports.status, 'done'), ne(imports.requestedBy, 'demo')))
    .orderBy(desc(imports.id))
    .limit(1)
  if (!last || last.preset !== chosen.preset) return null
  const { columns } = last.mapping as ChosenMapping['mapping']
  const same = Object.entries(chosen.mapping.columns).every(
    ([field, column]) => columns[field as keyof typeof columns] === column,
  )
  return same ? last.name : null
}
