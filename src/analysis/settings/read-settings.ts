import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { type SettingName, type Settings, settingDefinitions, settingNames } from './definitions.ts'

/** Every setting: what is stored over the standard. Stored values that make no sense are left aside. */
export async function readSettings(database: Database): Promise<Settings> {
  const rows = await database.db.execute<{ name: string; value: unknown }>(sql`select name, value from settings`)
  const stored = new Map(rows.map(({ name, value }) => [name, value]))
  return Object.fromEntries(settingNames.map((name) => [name, sensible(name, stored.get(name))])) as Settings
}

function sensible(name: SettingName, value: unknown): unknown {
  const { schema, standard } = settingDefinitions[name]
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : standard
}
