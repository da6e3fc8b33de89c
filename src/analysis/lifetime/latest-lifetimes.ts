import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { LifetimeModel } from './lifetime-model.ts'

/** The newest snapshot of a source and the lifetime model that belongs to it. */
export type LatestLifetimes = {
  snapshotId: number
  /** ISO day. */
  referenceDate: string
  /** Local day and minute at which the model was fitted, in UTC. */
  fittedAt: string
  model: LifetimeModel
}

/** @returns null where there is no snapshot yet, or its lifetimes have not been computed */
export async function latestLifetimes(database: Database, sourceId: number): Promise<LatestLifetimes | null> {
  const [row] = await database.db.execute<LatestLifetimes>(sql`
    with latest as (
      select id, reference_date, lifetime_model_id from rfm_snapshots where source_id = ${sourceId} order by id desc limit 1
    )
    select
      latest.id as "snapshotId",
      latest.reference_date::text as "referenceDate",
      to_char(value_models.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as "fittedAt",
      value_models.model
    from latest
    join value_models on value_models.id = lifetime_model_id`)
  return row ?? null
}
