import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/index.ts'
import { readSettings, type Settings } from './settings/index.ts'

/** Consumption levels 消费等级 (domain.md §2), by the total that a customer has paid: (0, low], (low, middle], above. */
export const levels = ['low', 'middle', 'high'] as const

export type Level = (typeof levels)[number]

/** `bounds` are totals; `terciles` when they are the source's own thirds, which is so for every currency but CNY. */
export type LevelBounds = { bounds: [number, number]; boundsFrom: 'settings' | 'terciles' }

/** The bounds of a source's levels. Takes a pass over its orders where they are its thirds. @returns null without customers */
export async function levelBounds(
  database: Database,
  source: { id: number; currency: string },
): Promise<LevelBounds | null> {
  const settings = await readSettings(database)
  return chooseBounds(source.currency, settings, () => readTerciles(database, source.id))
}

/** The settings' bounds are yuan, so that other currencies have thirds. @param terciles asked only where they are needed */
export async function chooseBounds(
  currency: string,
  settings: Settings,
  terciles: () => Promise<[number, number] | null>,
): Promise<LevelBounds | null> {
  if (currency === 'CNY') return { bounds: settings.levels, boundsFrom: 'settings' }
  const bounds = await terciles()
  return bounds && { bounds, boundsFrom: 'terciles' }
}

export function levelOf(total: number, { bounds }: LevelBounds): Level {
  return total <= bounds[0] ? 'low' : total <= bounds[1] ? 'middle' : 'high'
}

/** The same in SQL, of a total. */
export function levelSql(total: SQL, { bounds: [low, middle] }: LevelBounds): SQL {
  return sql`case when (${total})::float8 <= ${low}::float8 then 'low'
    when (${total})::float8 <= ${middle}::float8 then 'middle' else 'high' end`
}

/** Totals that a third, and two thirds, of the customers do not exceed, as one aggregate. */
export function tercilesSql(total: SQL): SQL {
  return sql`percentile_disc(array[1 / 3.0, 2 / 3.0]) within group (order by (${total})::float8)`
}

async function readTerciles(database: Database, sourceId: number): Promise<[number, number] | null> {
  const [row] = await database.db.execute<{ terciles: [number, number] | null }>(sql`
    with per_customer as (
      select sum(amount) as total
      from valid_orders
      where source_id = ${sourceId} and customer_id is not null
      group by customer_id
    )
    select ${tercilesSql(sql`total`)} as terciles from per_customer`)
  return row?.terciles ?? null
}
