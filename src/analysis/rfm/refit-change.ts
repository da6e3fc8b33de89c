import type { Database } from '../../db/index.ts'
import { type ClusterLevel, profileClusters, type TypicalCustomer, typicalCustomers } from './centre-words.ts'
import { movesBetween } from './moves-between.ts'
import type { RfmSnapshot } from './recompute-rfm.ts'
import { readModelsOf } from './value-models.ts'

/** What a division made anew changed. Both snapshots say the same of every customer but for tiers and clusters. */
export type RefitChange = {
  /** Null where there are no tiers; `moves` are customers by old and new tier. */
  tiers: { before: TypicalCustomer[]; after: TypicalCustomer[]; moves: Moves<number>; changed: number } | null
  /** Numbers of clusters before and after, and customers by old and new level. */
  clusters: { before: number; after: number; moves: Moves<ClusterLevel>; changed: number } | null
}

type Moves<Value> = { from: Value; to: Value; customers: number }[]

export async function refitChange(database: Database, before: RfmSnapshot, after: RfmSnapshot): Promise<RefitChange> {
  const old = await readModelsOf(database.db, before)
  const fresh = await readModelsOf(database.db, after)
  return {
    tiers: old.tier &&
      fresh.tier && {
        before: typicalCustomers(old.tier.model),
        after: typicalCustomers(fresh.tier.model),
        ...summed(await movesBetween(database, before.id, after.id, 'tier'), [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
      },
    clusters: old.cluster &&
      fresh.cluster && {
        before: old.cluster.model.centres.length,
        after: fresh.cluster.model.centres.length,
        ...summed(
          await movesBetween(database, before.id, after.id, 'cluster'),
          profileClusters(old.cluster.model).map(({ level }) => level),
          profileClusters(fresh.cluster.model).map(({ level }) => level),
        ),
      },
  }
}

/** Moves between numbers (from 1) as moves between the names that these have before and after; both sides are there. */
function summed<Name>(
  moves: { from: number | null; to: number | null; customers: number }[],
  oldNames: Name[],
  newNames: Name[],
): { moves: Moves<Name>; changed: number } {
  const result: Moves<Name> = []
  for (const move of moves) {
    const [from, to] = [oldNames[move.from! - 1]!, newNames[move.to! - 1]!]
    const known = result.find((candidate) => candidate.from === from && candidate.to === to)
    if (known) known.customers += move.customers
    else result.push({ from, to, customers: move.customers })
  }
  const changed = result.reduce((sum, { from, to, customers }) => sum + (from === to ? 0 : customers), 0)
  return { moves: result, changed }
}
