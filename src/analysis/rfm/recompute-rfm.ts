import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { scoreCustomers } from './score-customers.ts'

export type RecomputeParameters = {
  sourceId: number
  /** ISO day that R counts to, at 00:00; the day after the last order where it is not given. */
  referenceDate?: string
  /** Who asked, for the record. */
  requestedBy: string
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
}

/** The snapshot that now stands for the source, and whether it is a new one. */
export type RecomputedRfm = { sourceName: string; snapshot: RfmSnapshot; changed: boolean }

/**
 * Scores every customer of a source and keeps the result as a snapshot, all inside the database. When the last snapshot
 * already says the same of every customer it stays the last one.
 * @returns null when the source has no orders before the reference date
 */
export async function recomputeRfm(
  database: Database,
  { sourceId, referenceDate, requestedBy }: RecomputeParameters,
): Promise<RecomputedRfm | null> {
  return database.db.transaction(async (transaction) => {
    // Two recomputations of one source take turns, or both would find the other's snapshot missing.
    const [source] = await transaction.execute<{ name: string }>(
      sql`select name from sources where id = ${sourceId} for no key update`,
    )
    const reference = referenceDate ?? (await dayAfterLastOrder())
    if (!source || reference === null) return null
    const [row] = await transaction.execute<RfmSnapshot & { changed: boolean }>(
      saveSnapshot(sourceId, reference, requestedBy),
    )
    if (!row) return null
    const { changed, ...snapshot } = row
    return { sourceName: source.name, snapshot, changed }

    async function dayAfterLastOrder(): Promise<string | null> {
      const [last] = await transaction.execute<{ day: string | null }>(
        sql`select (max(paid_at)::date + 1)::text as day from valid_orders where source_id = ${sourceId}`,
      )
      return last?.day ?? null
    }
  })
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
  mean_monetary as "meanMonetary"`

function saveSnapshot(sourceId: number, referenceDate: string, requestedBy: string): SQL {
  return sql`
    with ${scoreCustomers(sourceId, referenceDate)},
    last as (
      select rfm_snapshots.*
      from (select * from rfm_snapshots where source_id = ${sourceId}::int order by id desc limit 1) as rfm_snapshots, totals
      where
        rfm_snapshots.reference_date = ${referenceDate}::date
        and rfm_snapshots.orders_through = totals.orders_through
        and rfm_snapshots.orders = totals.frequency
        and rfm_snapshots.customers = totals.customers
    ),
    same as (
      select last.* from last
      where last.customers = (
        select count(*) from scored
        join rfm_scores on rfm_scores.snapshot_id = last.id and rfm_scores.customer_id = scored.customer_id
        where (rfm_scores.recency, rfm_scores.frequency, rfm_scores.monetary)
          = (scored.recency, scored.frequency, scored.monetary)
      )
    ),
    written as (
      insert into rfm_snapshots (source_id, reference_date, orders_through, orders, customers, mean_recency,
        mean_frequency, mean_monetary, requested_by)
      select ${sourceId}::int, ${referenceDate}::date, orders_through, frequency, customers,
        recency::float8 / customers, frequency::float8 / customers, monetary::float8 / customers, ${requestedBy}
      from totals
      where customers > 0 and not exists (select from same)
      returning *
    ),
    scores_written as (
      insert into rfm_scores (snapshot_id, customer_id, recency, frequency, monetary, recency_score, frequency_score,
        monetary_score, rfm_class)
      select written.id, scored.* from written, scored
    )
    select ${snapshotColumns}, changed
    from (select *, true as changed from written union all select *, false from same) as rfm_snapshots`
}
