import type { Database } from '../../db/index.ts'
import { type ClusterProfile, profileClusters } from './centre-words.ts'
import { LEAST_CLUSTERS } from './fit-models.ts'
import { latestSnapshot, type SnapshotOf } from './latest-snapshot.ts'
import { type NoGroups, whyNoGroups } from './no-groups.ts'
import { type GroupSummary, readGroups } from './read-groups.ts'
import { type ClusterModel, readModelsOf } from './value-models.ts'

export type ClusterSummary = GroupSummary & ClusterProfile & { cluster: number }

export type Clusters = SnapshotOf & {
  clusters: ClusterSummary[]
  /** Which numbers of clusters were tried, and on how many customers their silhouettes were taken. */
  choice: Pick<ClusterModel, 'tried' | 'silhouettePoints'>
  fit: { referenceDate: string; customers: number; sample: number }
}

/** The clusters of a source's last snapshot (domain.md §4). @returns why there are none; null without a snapshot */
export async function clusters(database: Database, sourceId: number): Promise<Clusters | NoGroups | null> {
  const latest = await latestSnapshot(database, sourceId)
  if (!latest) return null
  const { cluster: pinned } = await readModelsOf(database.db, latest.snapshot)
  if (!pinned) return { ...latest, none: await whyNoGroups(database, latest.snapshot, LEAST_CLUSTERS) }
  const { model } = pinned
  const profiles = profileClusters(model)
  const numbers = profiles.map((_, k) => k + 1)
  const summaries = await readGroups(database, latest.snapshot.id, 'cluster', numbers)
  return {
    ...latest,
    clusters: summaries.map((summary, k) => ({ ...summary, ...profiles[k]!, cluster: numbers[k]! })),
    choice: { tried: model.tried, silhouettePoints: model.silhouettePoints },
    fit: { referenceDate: pinned.referenceDate, customers: pinned.customers, sample: model.sample },
  }
}
