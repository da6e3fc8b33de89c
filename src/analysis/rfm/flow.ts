import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { latestSnapshot, type SnapshotOf } from './latest-snapshot.ts'
import { type Move, movesBetween } from './moves-between.ts'
import { type RfmSnapshot, snapshotColumns } from './recompute-rfm.ts'
import type { RfmClass } from './rfm-class.ts'

export type FlowParameters = {
  sourceId: number
  by: 'class' | 'tier'
  /** The snapshot that the last one is held against: its id or its reference date; null for the one before it. */
  from: number | string | null
}

/** A class is better than another when more of R, F, M are better than the mean; of tiers the lower number is better. */
export type MoveKind = 'stayed' | 'up' | 'down' | 'sideways' | 'joined' | 'gone'

export type FlowMove = Move<RfmClass | number> & { kind: MoveKind }

export type Flow = SnapshotOf & {
  by: 'class' | 'tier'
  before: RfmSnapshot
  after: RfmSnapshot
  /** Largest first. */
  moves: FlowMove[]
  /** Customers by kind of move. */
  totals: Record<MoveKind, number>
  /** Snapshots that the last one can be held against, newest first; `before` or `after` is one of them. */
  others: RfmSnapshot[]
  /** Whether both snapshots have tiers, and whether these were divided anew in between. */
  tiers: 'none' | 'same' | 'refitted'
}

/** There is nothing yet that the only snapshot could be held against. */
export type NoFlow = SnapshotOf & { alone: true }

/**
 * Who moved between two snapshots of a source that differ in reference date or data. Whichever was computed first, `before`
 * is the earlier reference date. @returns null without a snapshot
 */
export async function flow(database: Database, { sourceId, by, from }: FlowParameters): Promise<Flow | NoFlow | null> {
  const latest = await latestSnapshot(database, sourceId)
  if (!latest) return null
  const others = (await readDifferent(database, sourceId)).filter(({ id }) => id !== latest.snapshot.id)
  const other = others.find(({ id, referenceDate }) => id === from || referenceDate === from) ?? others[0]
  if (!other) return { ...latest, alone: true }
  const [before, after] = [other, latest.snapshot].sort(inTime) as [RfmSnapshot, RfmSnapshot]
  const tiers = tiersOf(before, after)
  const shown = by === 'tier' && tiers !== 'none' ? 'tier' : 'class'
  const found: Move<RfmClass | number>[] = await movesBetween(database, before.id, after.id, shown)
  const moves = found.map((move) => ({ ...move, kind: kindOf(move) }))
  const totals: Flow['totals'] = { stayed: 0, up: 0, down: 0, sideways: 0, joined: 0, gone: 0 }
  for (const { kind, customers } of moves) totals[kind] += customers
  return { ...latest, by: shown, before, after, moves, totals, others, tiers }
}

/** Of snapshots that say the same of every customer but for a division made anew, the newest. Newest first. */
function readDifferent(database: Database, sourceId: number): Promise<RfmSnapshot[]> {
  return database.db.execute<RfmSnapshot>(sql`
    with different as (
      select distinct on (reference_date, orders_through, orders, customers, mean_recency, mean_frequency, mean_monetary) *
      from rfm_snapshots
      where source_id = ${sourceId}
      order by reference_date, orders_through, orders, customers, mean_recency, mean_frequency, mean_monetary, id desc
    )
    select ${snapshotColumns} from different order by id desc`)
}

function inTime(a: RfmSnapshot, b: RfmSnapshot): number {
  return a.referenceDate.localeCompare(b.referenceDate) || a.ordersThrough.localeCompare(b.ordersThrough) || a.id - b.id
}

function tiersOf(before: RfmSnapshot, after: RfmSnapshot): Flow['tiers'] {
  if (before.tierModelId === null || after.tierModelId === null) return 'none'
  return before.tierModelId === after.tierModelId ? 'same' : 'refitted'
}

function kindOf({ from, to }: Move<RfmClass | number>): MoveKind {
  if (from === null) return 'joined'
  if (to === null) return 'gone'
  if (from === to) return 'stayed'
  const gain = worth(to) - worth(from)
  return gain > 0 ? 'up' : gain < 0 ? 'down' : 'sideways'
}

function worth(group: RfmClass | number): number {
  return typeof group === 'number' ? -group : [...group].filter((digit) => digit === '1').length
}
