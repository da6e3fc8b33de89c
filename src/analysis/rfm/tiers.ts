import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { type CentrePattern, patternsOf } from './centre-words.ts'
import { latestSnapshot, type SnapshotOf } from './latest-snapshot.ts'
import { type NoGroups, whyNoGroups } from './no-groups.ts'
import { type GroupSummary, readGroups } from './read-groups.ts'
import type { RfmSnapshot } from './recompute-rfm.ts'
import { readModelsOf } from './value-models.ts'

/** 1 冠军, 2 忠实, 3 潜力, 4 一般, 5 流失. */
export const tierNumbers = [1, 2, 3, 4, 5] as const

/** With how the pinned centre lies that stands for the tier. */
export type TierSummary = GroupSummary & CentrePattern & { tier: number }

export type Tiers = SnapshotOf & {
  tiers: TierSummary[]
  /** 冠军 and 忠实 together. */
  best: { shareOfCustomers: number; shareOfMonetary: number }
  /** Share of the customers who have bought once: where they are most, R and M make the tiers. */
  boughtOnce: number
  /** When and on how many customers the centres were fitted; `sample` of `customers` were used. */
  fit: { referenceDate: string; customers: number; sample: number }
}

/** The five tiers of a source's last snapshot (domain.md §4). @returns why there are none; null without a snapshot */
export async function tiers(database: Database, sourceId: number): Promise<Tiers | NoGroups | null> {
  const latest = await latestSnapshot(database, sourceId)
  if (!latest) return null
  const { tier: pinned } = await readModelsOf(database.db, latest.snapshot)
  if (!pinned) return { ...latest, none: await whyNoGroups(database, latest.snapshot, tierNumbers.length) }
  const summaries = await readGroups(database, latest.snapshot.id, 'tier', tierNumbers)
  const patterns = patternsOf(pinned.model)
  const [first, second] = summaries as [GroupSummary, GroupSummary]
  return {
    ...latest,
    tiers: summaries.map((summary, k) => ({ ...summary, ...patterns[k]!, tier: tierNumbers[k]! })),
    best: {
      shareOfCustomers: first.shareOfCustomers + second.shareOfCustomers,
      shareOfMonetary: first.shareOfMonetary + second.shareOfMonetary,
    },
    boughtOnce: await shareBoughtOnce(database, latest.snapshot),
    fit: { referenceDate: pinned.referenceDate, customers: pinned.customers, sample: pinned.model.sample },
  }
}

async function shareBoughtOnce(database: Database, { id, customers }: RfmSnapshot): Promise<number> {
  const [row] = await database.db.execute<{ once: number }>(
    sql`select count(*)::int as once from rfm_scores where snapshot_id = ${id} and frequency = 1`,
  )
  return (row?.once ?? 0) / customers
}
