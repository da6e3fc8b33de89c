import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/index.ts'
import { defaultCategories } from './default-categories.ts'

/**
 * A category and the words that put a product into it. The code of a category of ours is an English slug whose names are
 * texts (`category-bags`); that of a manager's own is the name that was typed.
 */
export type Category = { code: string; keywords: string[] }

/** In the order of priority: the first category with a keyword that occurs in a product's name takes it. */
export type CategoryTable = Category[]

/** What no keyword matches. It is in no table. */
export const OTHER = 'other'

export const tableLimits = { categories: 60, keywords: 2000, length: 40 } as const

const storedTable = z.array(z.object({ code: z.string(), keywords: z.array(z.string()) }))

/** The table of a source, and whether it is the one that came with the program. */
export async function readCategoryTable(
  database: Pick<Database, 'db'>,
  sourceId: number,
): Promise<{ table: CategoryTable; isDefault: boolean }> {
  const [row] = await database.db.execute<{ value: unknown }>(
    sql`select value from settings where name = ${settingName(sourceId)}`,
  )
  const stored = storedTable.safeParse(row?.value)
  return stored.success
    ? { table: stored.data, isDefault: false }
    : { table: defaultCategories.map(({ code, keywords }) => ({ code, keywords: [...keywords] })), isDefault: true }
}

/** The name under which `settings` keeps a source's table. */
export function settingName(sourceId: number): string {
  return `categories:${sourceId}`
}
