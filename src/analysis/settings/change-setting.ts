import { eq } from 'drizzle-orm'
import { type Database, schema } from '../../db/index.ts'
import { type SettingName, type Settings, settingDefinitions } from './definitions.ts'

/** `before` and `after` are as stored; null is the standard. */
export type SettingChange = { name: SettingName; before: unknown; after: unknown }

type Transaction = Parameters<Parameters<Database['db']['transaction']>[0]>[0]

/**
 * Stores a setting, or with null returns it to its standard.
 * @param witness writes down who did it, in the same transaction
 * @throws where the value is not one that the definition takes: read it with `readSettingValue` first
 */
export async function changeSetting<Name extends SettingName>(
  database: Database,
  name: Name,
  value: Settings[Name] | null,
  witness: (transaction: Transaction, change: SettingChange) => Promise<void>,
): Promise<void> {
  const after = value === null ? null : settingDefinitions[name].schema.parse(value)
  const { settings } = schema
  await database.db.transaction(async (transaction) => {
    const [row] = await transaction.select({ value: settings.value }).from(settings).where(eq(settings.name, name))
    if (after === null) await transaction.delete(settings).where(eq(settings.name, name))
    else {
      const now = { value: after, updatedAt: new Date() }
      await transaction
        .insert(settings)
        .values({ name, ...now })
        .onConflictDoUpdate({ target: settings.name, set: now })
    }
    await witness(transaction, { name, before: row?.value ?? null, after })
  })
}
