import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { sumAmounts } from '../sum-amounts.ts'
import type { LatestRfm } from './latest-rfm.ts'
import { latestRfm } from './latest-rfm.ts'

export type ScoreGrid = Pick<LatestRfm, 'source' | 'snapshot' | 'scores' | 'collapsed'> & {
  /** All 25 pairs of R and F, R rising first. */
  cells: { recencyScore: number; frequencyScore: number; customers: number; monetary: number }[]
  /** How many customers have R + F + M = 3 … 15. */
  sums: { sum: number; customers: number }[]
  /** Customers with 555, the best. */
  best: { customers: number; monetary: number }
  /** Paid amount of all customers. */
  monetary: number
}

/** The 1–5 scores of a source's last snapshot (domain.md §4). @returns null without a snapshot */
export async function scoreGrid(database: Database, sourceId: number): Promise<ScoreGrid | null> {
  const rfm = await latestRfm(database, sourceId)
  if (!rfm) return null
  const rows = await database.db.execute<CombinationRow>(sql`
    select recency_score as r, frequency_score as f, monetary_score as m, count(*)::int as customers,
      sum(monetary)::float8 as monetary
    from rfm_scores
    where snapshot_id = ${rfm.snapshot.id}
    group by r, f, m`)
  const totalOf = (picked: CombinationRow[]) => ({
    customers: picked.reduce((sum, row) => sum + row.customers, 0),
    monetary: sumAmounts(picked.map((row) => row.monetary)),
  })
  const { source, snapshot, scores, collapsed } = rfm
  return {
    source,
    snapshot,
    scores,
    collapsed,
    cells: [1, 2, 3, 4, 5].flatMap((f) =>
      [1, 2, 3, 4, 5].map((r) => ({
        recencyScore: r,
        frequencyScore: f,
        ...totalOf(rows.filter((row) => row.r === r && row.f === f)),
      })),
    ),
    sums: Array.from({ length: 13 }, (_, index) => ({
      sum: index + 3,
      customers: totalOf(rows.filter((row) => row.r + row.f + row.m === index + 3)).customers,
    })),
    best: totalOf(rows.filter((row) => row.r === 5 && row.f === 5 && row.m === 5)),
    monetary: totalOf(rows).monetary,
  }
}

type CombinationRow = { r: number; f: number; m: number; customers: number; monetary: number }
