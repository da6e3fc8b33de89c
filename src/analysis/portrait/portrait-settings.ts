import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/index.ts'

/** What a manager may change about portraits; stored in `settings` under the name `portrait`. */
const portraitSettings = z.object({
  /** Orders from which a customer counts as 高频. */
  frequentOrders: z.number().int().min(2).default(3),
  /** Total paid in yuan up to which the level is 低, and up to which it is 中. */
  levelBounds: z.tuple([z.number().positive(), z.number().positive()]).default([100, 200]),
})

export type PortraitSettings = z.infer<typeof portraitSettings>

/** The stored settings over the defaults; stored values that make no sense are left aside. */
export async function readPortraitSettings(database: Database): Promise<PortraitSettings> {
  const [row] = await database.db.execute<{ value: unknown }>(sql`select value from settings where name = 'portrait'`)
  const parsed = portraitSettings.safeParse(row?.value ?? {})
  return parsed.success ? parsed.data : portraitSettings.parse({})
}
