import { type SQL, sql } from 'drizzle-orm'

/** A number in [0, 1) that follows from a whole one. @param column its name */
export function share(column: string, seed: number): SQL {
  return sql`((hashint8extended(${sql.raw(column)}, ${sql.raw(String(seed))}) & 1048575) / 1048576.0::float8)`
}

/** The same with more small ones than large ones. */
export function skewed(column: string, seed: number): SQL {
  return sql`(${share(column, seed)} ^ 2)`
}
