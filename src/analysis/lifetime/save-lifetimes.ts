import { setImmediate as nextTurn } from 'node:timers/promises'
import type postgres from 'postgres'
import { startBulkLoad } from '../../db/bulk-load.ts'
import type { Database } from '../../db/index.ts'
import { toJson } from '../../db/stored-json.ts'
import type { RfmSnapshot } from '../rfm/recompute-rfm.ts'
import type { LifetimeModel } from './lifetime-model.ts'
import type { Scores } from './score-customers.ts'

/** The model that a snapshot has already, if any. */
export async function keptModel(client: postgres.Sql, snapshotId: number): Promise<LifetimeModel | null> {
  const [row] = await client<{ model: LifetimeModel }[]>`
    select model from rfm_snapshots join value_models on value_models.id = lifetime_model_id
    where rfm_snapshots.id = ${snapshotId}`
  return row?.model ?? null
}

/** ISO day of a source's first valid order by a customer; the source has one, or it would have no snapshot. */
export async function firstDay(client: postgres.Sql, sourceId: number): Promise<string> {
  const [row] = await client<{ day: string }[]>`
    select min(paid_at)::date::text as day from valid_orders where source_id = ${sourceId} and customer_id is not null`
  return row!.day
}

type Lifetimes = {
  snapshot: RfmSnapshot
  requestedBy: string
  customers: Float64Array
  model: LifetimeModel
  scores: Scores | null
}

const columns = {
  snapshot_id: 'int',
  customer_id: 'bigint',
  active_probability: 'float8',
  orders_90: 'float8',
  orders_365: 'float8',
  value_90: 'float8',
  value_365: 'float8',
}

const PIECE = 2000

/** Writes model and rows, and ties them to the snapshot, in one transaction. Whoever comes second changes nothing. */
export async function saveLifetimes(client: postgres.Sql, kind: Database['kind'], given: Lifetimes): Promise<void> {
  const { snapshot, requestedBy, customers, model, scores } = given
  await client.begin(async (tx) => {
    const [open] = await tx`
      select from rfm_snapshots where id = ${snapshot.id} and lifetime_model_id is null for update`
    if (!open) return
    if (scores) await writeRows(tx as unknown as postgres.Sql, kind, snapshot.id, customers, scores)
    await tx`
      with saved as (
        insert into value_models (source_id, kind, model, customers, reference_date, requested_by)
        values (${snapshot.sourceId}, 'lifetime', ${toJson(model)}::text::jsonb, ${model.basis.fittedOn},
          ${snapshot.referenceDate}, ${requestedBy})
        returning id
      )
      update rfm_snapshots set lifetime_model_id = saved.id from saved where rfm_snapshots.id = ${snapshot.id}`
  })
}

async function writeRows(
  client: postgres.Sql,
  kind: Database['kind'],
  snapshotId: number,
  customers: Float64Array,
  { active, orders, value }: Scores,
): Promise<void> {
  const load = startBulkLoad(client, kind, 'customer_lifetimes', columns)
  try {
    for (let from = 0; from < customers.length; from += PIECE) {
      const rows = Array.from(customers.subarray(from, from + PIECE), (customer, at) => {
        const i = from + at
        const amounts = value ? [value[0]![i]!, value[1]![i]!] : [null, null]
        return [snapshotId, customer, active[i]!, orders[0]![i]!, orders[1]![i]!, ...amounts]
      })
      await load.write(rows)
      // COPY seldom waits, so that without this nobody else would have a turn before the last row.
      await nextTurn()
    }
    await load.finish()
  } catch (error) {
    await load.abort()
    throw error
  }
}
