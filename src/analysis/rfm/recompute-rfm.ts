import { type SQL, sql } from 'drizzle-orm'
import { type Compute, computeHere } from '../../algorithms/tasks.ts'
import type { Database } from '../../db/index.ts'
import { fitModels } from './fit-models.ts'
import { groupCustomers } from './nearest-centre.ts'
import { scoreCustomers } from './score-customers.ts'
import { type FittedModel, type PinnedModels, pinModel, readPinned, type ValueKind } from './value-models.ts'

export type RecomputeParameters = {
  sourceId: number
  /** ISO day that R counts to, at 00:00; the day after the last order where it is not given. */
  referenceDate?: string
  /** Who asked, for the record. */
  requestedBy: string
  /** Whether tiers and clusters are fitted anew; otherwise the pinned ones serve, and only what there is none of is fitted. */
  refit?: boolean
}

export type RfmSnapshot = {
  id: number
  sourceId: number
  referenceDate: string
  /** Local time of the last order that was counted. */
  ordersThrough: string
  orders: number
  customers: number
  /** Days. */
  meanRecency: number
  meanFrequency: number
  /** The source's currency. */
  meanMonetary: number
  /** The pinned centres that gave tiers and clusters; null where none could be fitted. */
  tierModelId: number | null
  clusterModelId: number | null
}

/** The snapshot that now stands for the source, and whether it is a new one. */
export type RecomputedRfm = { sourceName: string; snapshot: RfmSnapshot; changed: boolean }

/**
 * Scores every customer of a source and keeps the result as a snapshot, all inside the database; only what tiers and
 * clusters are fitted on comes out of it. When the last snapshot already says the same of every customer it stays the
 * last one.
 * @returns null when the source has no customer with an order before the reference date
 */
export async function recomputeRfm(
  database: Database,
  { sourceId, referenceDate, requestedBy, refit = false }: RecomputeParameters,
  compute: Compute = computeHere,
): Promise<RecomputedRfm | null> {
  const asOf = referenceDate ?? (await dayAfterLastOrder(database.db, sourceId))
  if (asOf === null) return null
  // Before the transaction: a fit takes seconds, in which nobody else should have to wait.
  const pinned = await readPinned(database.db, sourceId)
  const kinds = (['tier', 'cluster'] as const).filter((kind) => refit || pinned[kind] === null)
  const fitted = await fitModels(database, { sourceId, referenceDate: asOf, kinds }, compute)
  return database.db.transaction(async (transaction) => {
    // Two recomputations of one source take turns, or both would find the other's snapshot missing.
    const [source] = await transaction.execute<{ name: string }>(
      sql`select name from sources where id = ${sourceId} for no key update`,
    )
    const reference = referenceDate ?? (await dayAfterLastOrder(transaction, sourceId))
    if (!source || reference === null) return null
    for (const model of news(fitted, await readPinned(transaction, sourceId), refit)) {
      await pinModel(transaction, { sourceId, requestedBy }, model)
    }
    const models = await readPinned(transaction, sourceId)
    const [row] = await transaction.execute<RfmSnapshot & { changed: boolean }>(
      saveSnapshot(sourceId, reference, requestedBy, models),
    )
    if (!row) return null
    const { changed, ...snapshot } = row
    return { sourceName: source.name, snapshot, changed }
  })
}

/** What is to be pinned: the first of its kind, or a refit that came out differently. */
function news(fitted: FittedModel[], pinned: PinnedModels, refit: boolean): FittedModel[] {
  const same = (kind: ValueKind, centres: unknown) =>
    JSON.stringify(pinned[kind]?.model.centres) === JSON.stringify(centres)
  return fitted.filter(({ kind, model }) => pinned[kind] === null || (refit && !same(kind, model.centres)))
}

async function dayAfterLastOrder(db: Pick<Database['db'], 'execute'>, sourceId: number): Promise<string | null> {
  const [last] = await db.execute<{ day: string | null }>(
    sql`select (max(paid_at)::date + 1)::text as day from valid_orders where source_id = ${sourceId}`,
  )
  return last?.day ?? null
}

/** Columns of a snapshot as `RfmSnapshot` names them. */
export const snapshotColumns = sql`
  id,
  source_id as "sourceId",
  reference_date::text as "referenceDate",
  orders_through::text as "ordersThrough",
  orders,
  customers,
  mean_recency as "meanRecency",
  mean_frequency as "meanFrequency",
  mean_monetary as "meanMonetary",
  tier_model_id as "tierModelId",
  cluster_model_id as "clusterModelId"`

function saveSnapshot(sourceId: number, referenceDate: string, requestedBy: string, models: PinnedModels): SQL {
  const tierModel = models.tier?.id ?? null
  const clusterModel = models.cluster?.id ?? null
  return sql`
    with ${scoreCustomers(sourceId, referenceDate)},
    ${groupCustomers(models)},
    last as (
      select rfm_snapshots.*
      from (select * from rfm_snapshots where source_id = ${sourceId}::int order by id desc limit 1) as rfm_snapshots, totals
      where
        rfm_snapshots.reference_date = ${referenceDate}::date
        and rfm_snapshots.orders_through = totals.orders_through
        and rfm_snapshots.orders = totals.frequency
        and rfm_snapshots.customers = totals.customers
        and rfm_snapshots.tier_model_id is not distinct from ${tierModel}::int
        and rfm_snapshots.cluster_model_id is not distinct from ${clusterModel}::int
    ),
    same as (
      select last.* from last
      where last.customers = (
        select count(*) from grouped
        join rfm_scores on rfm_scores.snapshot_id = last.id and rfm_scores.customer_id = grouped.customer_id
        where (rfm_scores.recency, rfm_scores.frequency, rfm_scores.monetary, rfm_scores.tier, rfm_scores.cluster)
          is not distinct from (grouped.recency, grouped.frequency, grouped.monetary, grouped.tier, grouped.cluster)
      )
    ),
    written as (
      insert into rfm_snapshots (source_id, reference_date, orders_through, orders, customers, mean_recency,
        mean_frequency, mean_monetary, tier_model_id, cluster_model_id, requested_by)
      select ${sourceId}::int, ${referenceDate}::date, orders_through, frequency, customers,
        recency::float8 / customers, frequency::float8 / customers, monetary::float8 / customers,
        ${tierModel}::int, ${clusterModel}::int, ${requestedBy}
      from totals
      where customers > 0 and not exists (select from same)
      returning *
    ),
    scores_written as (
      insert into rfm_scores (snapshot_id, customer_id, recency, frequency, monetary, recency_score, frequency_score,
        monetary_score, rfm_class, tier, cluster)
      select written.id, customer_id, grouped.recency, grouped.frequency, grouped.monetary, recency_score,
        frequency_score, monetary_score, rfm_class, tier, cluster
      from written, grouped
    )
    select ${snapshotColumns}, changed
    from (select *, true as changed from written union all select *, false from same) as rfm_snapshots`
}
