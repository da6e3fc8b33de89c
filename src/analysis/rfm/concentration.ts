import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { latestSnapshot, type SnapshotOf } from './latest-snapshot.ts'

/** Shares of the customers, those who paid most first, whose share of the money is told. */
const TOLD = [0.01, 0.05, 0.1, 0.2, 0.5]

export type Concentration = SnapshotOf & {
  /** Paid amount of all customers; where it is 0 there is nothing to share and `top` is empty. */
  monetary: number
  /** `customers` is the share of all, rounded up to whole customers. */
  top: { share: number; customers: number; monetary: number; shareOfMonetary: number }[]
  /** The fewest customers who bring half of the money; null where nobody paid. */
  half: { customers: number; share: number } | null
}

/** How much of the money the best customers of a source's last snapshot bring. @returns null without a snapshot */
export async function concentration(database: Database, sourceId: number): Promise<Concentration | null> {
  const latest = await latestSnapshot(database, sourceId)
  if (!latest) return null
  const { customers } = latest.snapshot
  const counts = TOLD.map((share) => Math.ceil(share * customers))
  const rows = await database.db.execute<{ place: number; paid: number; total: number; half: boolean }>(sql`
    with ordered as (
      select
        row_number() over best_first as place,
        sum(monetary) over best_first as paid,
        monetary,
        sum(monetary) over () as total
      from rfm_scores
      where snapshot_id = ${latest.snapshot.id}
      window best_first as (order by monetary desc, customer_id rows unbounded preceding)
    )
    select place::int as place, paid::float8 as paid, total::float8 as total,
      (2 * paid >= total and 2 * (paid - monetary) < total) as half
    from ordered
    where place in (${sql.join(
      counts.map((count) => sql`${count}::int`),
      sql`, `,
    )})
      or (2 * paid >= total and 2 * (paid - monetary) < total)
    order by place`)
  const monetary = rows[0]?.total ?? 0
  const half = rows.find((row) => row.half)
  return {
    ...latest,
    monetary,
    top:
      monetary > 0
        ? TOLD.map((share, index) => {
            const paid = rows.find((row) => row.place === counts[index])!.paid
            return { share, customers: counts[index]!, monetary: paid, shareOfMonetary: paid / monetary }
          })
        : [],
    half: monetary > 0 && half ? { customers: half.place, share: half.place / customers } : null,
  }
}
