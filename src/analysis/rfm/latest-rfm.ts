import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { latestSnapshot, type SnapshotOf } from './latest-snapshot.ts'
import { type GroupSummary, readGroups } from './read-groups.ts'
import type { RfmSnapshot } from './recompute-rfm.ts'
import { type RfmClass, rfmClasses } from './rfm-class.ts'

export type ClassSummary = GroupSummary & { rfmClass: RfmClass }

const dimensions = ['recency', 'frequency', 'monetary'] as const

export type RfmDimension = (typeof dimensions)[number]

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
  for (const { customers, ...scored } of await readScores(database, latest.snapshot)) {
    for (const dimension of dimensions) scores[dimension][scored[dimension] - 1]! += customers
  }
  return {
    ...latest,
    classes: classes.map((summary, index) => ({ rfmClass: rfmClasses[index]!, ...summary })),
    scores,
    collapsed: collapsedDimensions(scores, latest.snapshot.customers),
  }
}

/** How many customers have each combination of scores: 125 rows at most. */
function readScores(database: Database, snapshot: RfmSnapshot) {
  return database.db.execute<Record<RfmDimension | 'customers', number>>(sql`
    select recency_score as recency, frequency_score as frequency, monetary_score as monetary, count(*)::int as customers
    from rfm_scores
    where snapshot_id = ${snapshot.id}
    group by recency_score, frequency_score, monetary_score`)
}

function fiveZeros(): [number, number, number, number, number] {
  return [0, 0, 0, 0, 0]
}

/** With fewer than five customers there cannot be five scores, so nothing is said of ties. */
function collapsedDimensions(scores: LatestRfm['scores'], customers: number): LatestRfm['collapsed'] {
  if (customers < 5) return []
  return dimensions
    .map((dimension) => ({ dimension, scores: [1, 2, 3, 4, 5].filter((score) => scores[dimension][score - 1]! > 0) }))
    .filter((candidate) => candidate.scores.length < 5)
}
