import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { GroupValues } from './group.ts'

export type GroupSummary = {
  customers: number
  shareOfCustomers: number
  /** Paid amount of its customers, in the source's currency. */
  monetary: number
  /** 0 where nobody has paid anything. */
  shareOfMonetary: number
  /** Null for a group without customers. */
  means: { recency: number; frequency: number; monetary: number } | null
}

/** The column of `rfm_scores` that says which group of a kind a customer is in. */
export const groupColumns: Record<keyof GroupValues, SQL> = {
  class: sql.raw('rfm_scores.rfm_class'),
  tier: sql.raw('rfm_scores.tier'),
  cluster: sql.raw('rfm_scores.cluster'),
}

/** A snapshot by the groups of one kind, each of `values` in its place, empty ones too. */
export async function readGroups<By extends keyof GroupValues>(
  database: Database,
  snapshotId: number,
  by: By,
  values: readonly GroupValues[By][],
): Promise<GroupSummary[]> {
  const rows = await database.db.execute<GroupRow>(sql`
    select
      ${groupColumns[by]} as value,
      count(*)::int as customers,
      sum(monetary)::float8 as monetary,
      avg(recency)::float8 as recency,
      avg(frequency)::float8 as frequency,
      avg(monetary)::float8 as "meanMonetary"
    from rfm_scores
    where snapshot_id = ${snapshotId}
    group by value`)
  const customers = rows.reduce((sum, row) => sum + row.customers, 0)
  const monetary = rows.reduce((sum, row) => sum + row.monetary, 0)
  return values.map((value) => {
    const row = rows.find((candidate) => candidate.value === value)
    return {
      customers: row?.customers ?? 0,
      shareOfCustomers: row ? row.customers / customers : 0,
      monetary: row?.monetary ?? 0,
      shareOfMonetary: row && monetary > 0 ? row.monetary / monetary : 0,
      means: row ? { recency: row.recency, frequency: row.frequency, monetary: row.meanMonetary } : null,
    }
  })
}

type GroupRow = {
  value: string | number | null
  customers: number
  monetary: number
  recency: number
  frequency: number
  meanMonetary: number
}
