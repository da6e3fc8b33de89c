import { sql } from 'drizzle-orm'
import type { Database } from '../../src/db/index.ts'

/** Every `table.column` of the database, the queue's own included, some row of which holds the text; binary data as it is. */
export async function grepDatabase(database: Database, text: string): Promise<string[]> {
  const columns = await database.db.execute<{ schema: string; table: string; column: string; type: string }>(sql`
    select columns.table_schema as schema, columns.table_name as table, column_name as column, data_type as type
    from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and columns.table_schema in ('public', 'pgboss', 'staging')
      and data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')`)
  if (columns.length < 20) throw new Error('there is hardly a column to look into')
  const found: string[] = []
  for (const { schema, table, column, type } of columns) {
    const name = sql.raw(`"${column}"`)
    const holds =
      type === 'bytea'
        ? sql`position(convert_to(${text}, 'UTF8') in ${name}) > 0`
        : sql`strpos(${name}::text, ${text}) > 0`
    const [row] = await database.db.execute<{ count: number }>(
      sql`select count(*)::int as count from ${sql.raw(`"${schema}"."${table}"`)} where ${holds}`,
    )
    if (row!.count > 0) found.push(`${table}.${column}`)
  }
  return found.sort()
}
