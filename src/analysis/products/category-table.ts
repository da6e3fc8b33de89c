import { createHash } from 'node:crypto'
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

/** A database, or a transaction on it. */
export type Executor = Pick<Database['db'], 'execute'>

export function executorOf(database: Database | Executor): Executor {
  return 'db' in database ? database.db : database
}

const storedTable = z.array(z.object({ code: z.string(), keywords: z.array(z.string()) }))

/** The table that comes with the program, as one that may be changed. */
export function defaultTable(): CategoryTable {
  return defaultCategories.map(({ code, keywords }) => ({ code, keywords: [...keywords] }))
}

/** The table of a source, and whether it is the one that came with the program. */
export async function readCategoryTable(
  database: Database | Executor,
  sourceId: number,
): Promise<{ table: CategoryTable; isDefault: boolean }> {
  const [row] = await executorOf(database).execute<{ value: unknown }>(
    sql`select value from settings where name = ${settingName(sourceId)}`,
  )
  const stored = storedTable.safeParse(row?.value)
  return stored.success ? { table: stored.data, isDefault: false } : { table: defaultTable(), isDefault: true }
}

/** The name under which `settings` keeps a source's table. */
export function settingName(sourceId: number): string {
  return `categories:${sourceId}`
}

/** A category as a button carries it: its slug, or a short hash of the name that a manager typed. A key stays itself. */
export function categoryKey(code: string): string {
  if (/^[a-z][a-z-]{0,24}$/.test(code) || isCategoryKey(code)) return code
  return `x${createHash('sha256').update(code).digest('hex').slice(0, 12)}`
}

/** Whether it is such a hash, which no reader can read. */
export function isCategoryKey(code: string): boolean {
  return /^x[0-9a-f]{12}$/.test(code)
}
