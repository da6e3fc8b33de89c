import type { Database } from '../../db/index.ts'
import { type SourceFacts, sourceFacts } from '../behaviour/source-facts.ts'
import type { CentrePattern, ClusterProfile } from './centre-words.ts'
import { type Clusters, clusters } from './clusters.ts'
import { type Concentration, concentration } from './concentration.ts'
import { type Flow, type FlowParameters, flow, type NoFlow } from './flow.ts'
import type { Group } from './group.ts'
import { type GroupMember, groupMembers } from './group-members.ts'
import { type LatestRfm, latestRfm } from './latest-rfm.ts'
import type { SnapshotOf } from './latest-snapshot.ts'
import type { NoGroups } from './no-groups.ts'
import type { GroupSummary } from './read-groups.ts'
import { type ScoreGrid, scoreGrid } from './score-grid.ts'
import { type Tiers, tiers } from './tiers.ts'

/** The ways to look at the value of a source's customers, in the order of their buttons. */
export const segmentViews = ['classes', 'scores', 'tiers', 'clusters', 'flow', 'top'] as const
export type SegmentView = (typeof segmentViews)[number]

export type SegmentsAsked =
  | { view: Exclude<SegmentView, 'flow'> }
  | { view: 'group'; group: Group }
  | ({ view: 'flow' } & Omit<FlowParameters, 'sourceId'>)

/** One group: who they are, and the first of its list. A tier has a pattern, a cluster also a level. */
export type GroupPage = SnapshotOf & {
  group: Group
  summary: GroupSummary
  profile: CentrePattern | ClusterProfile | null
  top: GroupMember[]
}

export type Segments =
  | ({ view: 'classes' } & LatestRfm)
  | ({ view: 'scores' } & ScoreGrid)
  | ({ view: 'tiers' } & (Tiers | NoGroups))
  | ({ view: 'clusters' } & (Clusters | NoGroups))
  | ({ view: 'top' } & Concentration)
  | ({ view: 'flow' } & (Flow | NoFlow))
  | ({ view: 'group' } & GroupPage)
  /** There are orders, but no snapshot yet. */
  | { view: 'nothing'; source: SourceFacts }

/** How many customers a group shows; the rest are in its CSV. */
const TOP_CUSTOMERS = 10

/** What is asked about the last snapshot of a source. @returns null where it has no orders */
export async function segments(database: Database, sourceId: number, asked: SegmentsAsked): Promise<Segments | null> {
  const found = await look(database, sourceId, asked)
  if (found) return found
  const source = await sourceFacts(database, sourceId)
  return source && { view: 'nothing', source }
}

async function look(database: Database, sourceId: number, asked: SegmentsAsked): Promise<Segments | null> {
  switch (asked.view) {
    case 'classes':
      return named('classes', await latestRfm(database, sourceId))
    case 'scores':
      return named('scores', await scoreGrid(database, sourceId))
    case 'tiers':
      return named('tiers', await tiers(database, sourceId))
    case 'clusters':
      return named('clusters', await clusters(database, sourceId))
    case 'top':
      return named('top', await concentration(database, sourceId))
    case 'flow':
      return named('flow', await flow(database, { sourceId, by: asked.by, from: asked.from }))
    case 'group':
      return lookAtGroup(database, sourceId, asked.group)
  }
}

/** Where there are no such groups, or not so many, all of the kind are the answer. */
async function lookAtGroup(database: Database, sourceId: number, group: Group): Promise<Segments | null> {
  if (group.by === 'class') {
    const rfm = await latestRfm(database, sourceId)
    const summary = rfm?.classes.find((row) => row.rfmClass === group.value)
    return rfm && summary ? page(rfm, summary, null) : null
  }
  if (group.by === 'tier') {
    const found = await tiers(database, sourceId)
    const summary = found && 'tiers' in found && found.tiers.find(({ tier }) => tier === group.value)
    if (!summary) return named('tiers', found)
    const { pattern, like, typical, tier: _, ...figures } = summary
    return page(found, figures, { pattern, like, typical })
  }
  const found = await clusters(database, sourceId)
  const summary = found && 'clusters' in found && found.clusters.find(({ cluster }) => cluster === group.value)
  if (!summary) return named('clusters', found)
  const { pattern, like, typical, level, scalper, cluster: _, ...figures } = summary
  return page(found, figures, { pattern, like, typical, level, scalper })

  async function page({ source, snapshot }: SnapshotOf, summary: GroupSummary, profile: GroupPage['profile']) {
    const top = await groupMembers(database, snapshot.id, group, TOP_CUSTOMERS)
    return { view: 'group' as const, source, snapshot, group, summary, profile, top }
  }
}

function named<View extends SegmentView, Found extends object>(view: View, found: Found | null) {
  return found && { view, ...found }
}
