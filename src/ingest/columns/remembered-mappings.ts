import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type Database, schema } from '../../db/index.ts'
import { ImportError } from '../import-error.ts'
import { type ColumnMapping, fields } from './fields.ts'
import { missingFields } from './propose-mapping.ts'

const { columnMappings } = schema

/** Remembers a mapping for every file with these columns, in any order. @throws ImportError when it cannot make orders */
export async function confirmMapping(
  database: Database,
  header: readonly string[],
  mapping: ColumnMapping,
  confirmedBy: string,
): Promise<void> {
  checkMapping(mapping, header)
  const said = { header, mapping, confirmedBy, confirmedAt: new Date() }
  await database.db
    .insert(columnMappings)
    .values({ headerHash: headerHash(header), ...said })
    .onConflictDoUpdate({ target: columnMappings.headerHash, set: said })
}

/** The mapping that was confirmed for such a header, or null. */
export async function rememberedMapping(database: Database, header: readonly string[]): Promise<ColumnMapping | null> {
  const [row] = await database.db
    .select({ mapping: columnMappings.mapping })
    .from(columnMappings)
    .where(eq(columnMappings.headerHash, headerHash(header)))
  return (row?.mapping as ColumnMapping | undefined) ?? null
}

/** @throws ImportError when the mapping names columns that are not there or lacks what an order needs */
export function checkMapping(mapping: ColumnMapping, header: readonly string[]): void {
  const absent = fields
    .map((field) => mapping.columns[field])
    .filter((name) => name !== undefined && !header.includes(name))
  if (absent.length > 0) throw new ImportError('missing_column', { columns: absent as string[], header: [...header] })
  const missing = missingFields(mapping.columns)
  if (missing.length > 0) throw new ImportError('unknown_header', { missing, header: [...header] }, mapping)
}

function headerHash(header: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([...header].sort()))
    .digest('hex')
}
