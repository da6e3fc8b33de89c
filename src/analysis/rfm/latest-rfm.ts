import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { latestSnapshot, type SnapshotOf } from './latest-snapshot.ts'
import { type GroupSummary, readGroups } from './read-groups.ts'
import type { RfmSnapshot } from './recompute-rfm.ts'
import { type RfmClass, rfmClasses } from './rfm-class.ts'

export type ClassSummary = GroupSummary & { rfmClass: RfmClass }

export type RfmDimension = 'recency' | 'frequency' | 'monetary'

export type LatestRfm = SnapshotOf & {
  /** All eight, in the order of the definition. */
  classes: ClassSummary[]
  /** How many customers have score 1, 2, 3, 4, 5. */
  scores: Record<RfmDimension, [number, number, number, number, number]>
  /** Dimensions that have fewer than five scores because equal customers share one. */
  collapsed: { dimension: RfmDimension; scores: number[] }[]
}

/** The last RFM snapshot of a source, by class. @returns null when there is none yet, or no valid order any more */
export async function latestRfm(database: Database, sourceId: number): Promise<LatestRfm | null> {
  const latest = await latestSnapshot(database, sourceId)
  if (!latest) return null
  const classes = await readGroups(database, latest.snapshot.id, 'class', rfmClasses)
  const scores: LatestRfm['scores'] = { recency: fiveZeros(), frequency: fiveZeros(), monetary: fiveZeros() }
  for (const { dimension, score, customers } of await readScores(database, latest.snapshot)) {
    scores[dimension][score - 1] = customers
  }
  return {
    ...latest,
    classes: classes.map((summary, index) => ({ rfmClass: rfmClasses[index]!, ...summary })),
    scores,
    collapsed: collapsedDimensions(scores, latest.snapshot.customers),
  }
}

function readScores(database: Database, snapshot: RfmSnapshot) {
  return database.db.execute<{ dimension: RfmDimension; score: number; customers: number }>(sql`
    select dimension, score, count(*)::int as customers
    from rfm_scores
    cross join lateral (
      values ('recency', recency_score), ('frequency', frequency_score), ('monetary', monetary_score)
    ) as scores (dimension, score)
    where snapshot_id = ${snapshot.id}
    group by dimension, score`)
}

function fiveZeros(): [number, number, number, number, number] {
  return [0, 0, 0, 0, 0]
}

/** With fewer than five customers there cannot be five scores, so nothing is said of ties. */
function collapsedDimensions(scores: LatestRfm['scores'], customers: number): LatestRfm['collapsed'] {
  if (customers < 5) return []
  return (Object.keys(scores) as RfmDimension[])
    .map((dimension) => ({ dimension, scores: [1, 2, 3, 4, 5].filter((score) => scores[dimension][score - 1]! > 0) }))
    .filter((candidate) => candidate.scores.length < 5)
}
