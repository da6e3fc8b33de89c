import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { type SourceFacts, sourceFacts } from '../behaviour/source-facts.ts'
import { type RfmSnapshot, snapshotColumns } from './recompute-rfm.ts'
import { type RfmClass, rfmClasses } from './rfm-class.ts'

export type ClassSummary = {
  rfmClass: RfmClass
  customers: number
  shareOfCustomers: number
  /** Paid amount of its customers, in the source's currency. */
  monetary: number
  /** 0 where nobody has paid anything. */
  shareOfMonetary: number
  /** Null for a class without customers. */
  means: { recency: number; frequency: number; monetary: number } | null
}

export type RfmDimension = 'recency' | 'frequency' | 'monetary'

export type LatestRfm = {
  source: SourceFacts
  snapshot: RfmSnapshot
  /** All eight, in the order of the definition. */
  classes: ClassSummary[]
  /** How many customers have score 1, 2, 3, 4, 5. */
  scores: Record<RfmDimension, [number, number, number, number, number]>
  /** Dimensions that have fewer than five scores because equal customers share one. */
  collapsed: { dimension: RfmDimension; scores: number[] }[]
}

/** The last RFM snapshot of a source, by class. @returns null when there is none yet, or no valid order any more */
export async function latestRfm(database: Database, sourceId: number): Promise<LatestRfm | null> {
  const [snapshot] = await database.db.execute<RfmSnapshot>(
    sql`select ${snapshotColumns} from rfm_snapshots where source_id = ${sourceId} order by id desc limit 1`,
  )
  const source = snapshot && (await sourceFacts(database, sourceId))
  if (!source) return null
  const classRows = await readClasses(database, snapshot)
  const scoreRows = await readScores(database, snapshot)
  const monetary = classRows.reduce((sum, row) => sum + row.monetary, 0)
  const scores: LatestRfm['scores'] = { recency: fiveZeros(), frequency: fiveZeros(), monetary: fiveZeros() }
  for (const { dimension, score, customers } of scoreRows) scores[dimension][score - 1] = customers
  return {
    source,
    snapshot,
    classes: rfmClasses.map((rfmClass) => {
      const row = classRows.find((candidate) => candidate.rfmClass === rfmClass)
      return {
        rfmClass,
        customers: row?.customers ?? 0,
        shareOfCustomers: (row?.customers ?? 0) / snapshot.customers,
        monetary: row?.monetary ?? 0,
        shareOfMonetary: row && monetary > 0 ? row.monetary / monetary : 0,
        means: row ? { recency: row.meanRecency, frequency: row.meanFrequency, monetary: row.meanMonetary } : null,
      }
    }),
    scores,
    collapsed: collapsedDimensions(scores, snapshot.customers),
  }
}

type ClassRow = {
  rfmClass: RfmClass
  customers: number
  monetary: number
  meanRecency: number
  meanFrequency: number
  meanMonetary: number
}

function readClasses(database: Database, snapshot: RfmSnapshot) {
  return database.db.execute<ClassRow>(sql`
    select
      rfm_class as "rfmClass",
      count(*)::int as customers,
      sum(monetary)::float8 as monetary,
      avg(recency)::float8 as "meanRecency",
      avg(frequency)::float8 as "meanFrequency",
      avg(monetary)::float8 as "meanMonetary"
    from rfm_scores
    where snapshot_id = ${snapshot.id}
    group by rfm_class`)
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
