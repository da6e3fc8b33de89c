import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'

/** What a customer sent back: lines of goods and their money, in the source's currency. */
export type CustomerReturns = { lines: number; amount: number; lastAt: string }

/** @returns null for a customer who returned nothing, and in a source whose files hold no returns */
export async function readReturns(database: Database, customerId: number): Promise<CustomerReturns | null> {
  const [row] = await database.db.execute<{ lines: number; amount: number; lastAt: string | null }>(sql`
    select count(*)::int as lines, coalesce(sum(amount), 0)::float8 as amount, max(returned_at)::text as "lastAt"
    from order_returns
    where customer_id = ${customerId}`)
  if (!row || row.lastAt === null) return null
  return { ...row, lastAt: row.lastAt }
}
