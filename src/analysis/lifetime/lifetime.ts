import type { Database } from '../../db/index.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import { isLacking, type Lacking, sourceWith } from '../lacking.ts'
import { type ActivityCell, activityMap } from './activity-map.ts'
import { latestLifetimes } from './latest-lifetimes.ts'
import type { LifetimeModel } from './lifetime-model.ts'
import { type LifetimeTotals, lifetimeTotals } from './lifetime-totals.ts'
import { topCustomers, type ValuedCustomer } from './top-customers.ts'

export const lifetimeViews = ['totals', 'top', 'map', 'check'] as const
export type LifetimeView = (typeof lifetimeViews)[number]

/** /lifetime: nothing computed yet, a model that is refused, or one of its views. */
export type Lifetime = { source: SourceFacts } & (
  | { state: 'none' }
  | ({ state: 'refused' } & Computed)
  | ({ state: 'fitted'; view: 'totals'; totals: LifetimeTotals } & Computed)
  | ({ state: 'fitted'; view: 'top'; top: ValuedCustomer[] } & Computed)
  | ({ state: 'fitted'; view: 'map'; cells: ActivityCell[] } & Computed)
  | ({ state: 'fitted'; view: 'check' } & Computed)
)

type Computed = { referenceDate: string; fittedAt: string; model: LifetimeModel }

/** Customers that the picture names; the list for download has all. */
const TOP = 10

/** What customers are expected to buy (domain.md §4), by the newest snapshot. @returns null without orders */
export async function lifetime(
  database: Database,
  { sourceId, view }: { sourceId: number; view: LifetimeView },
): Promise<Lifetime | Lacking | null> {
  const source = await sourceWith(database, sourceId, ['customer'])
  if (source === null || isLacking(source)) return source
  const latest = await latestLifetimes(database, sourceId)
  if (!latest) return { source, state: 'none' }
  const { snapshotId, ...computed } = latest
  if (computed.model.verdict !== 'fitted') return { source, state: 'refused', ...computed }
  const fitted = { source, state: 'fitted' as const, ...computed }
  switch (view) {
    case 'totals':
      return { ...fitted, view, totals: await lifetimeTotals(database, snapshotId) }
    case 'top':
      return { ...fitted, view, top: await topCustomers(database, snapshotId, TOP) }
    case 'map':
      return { ...fitted, view, cells: await activityMap(database, snapshotId) }
    case 'check':
      return { ...fitted, view }
  }
}
