import { sql } from 'drizzle-orm'
import { type Database, toJson } from '../../db/index.ts'

/** Figures of R, F, M, in this order. R is in days with their fraction. */
export type Triple = [recency: number, frequency: number, monetary: number]

/** Pinned centres of k-means on log1p of R, F, M, standardised. The group of most valuable customers comes first. */
export type CentreModel = {
  /** Mean and standard deviation of log1p R, F, M over the customers of the fit; 1 where there was no spread. */
  means: Triple
  sds: Triple
  /** In standard deviations from the means; a high R is long ago. */
  centres: Triple[]
  /** How many customers of the fit each centre had. */
  sizes: number[]
  inertia: number
  /** How many customers it was fitted on: all, or a sample by hash. */
  sample: number
}

/** Clusters also keep why there are so many of them. */
export type ClusterModel = CentreModel & {
  tried: { clusters: number; inertia: number; silhouette: number }[]
  /** How many customers the silhouettes were taken of. */
  silhouettePoints: number
}

export type PinnedModel<Model extends CentreModel = CentreModel> = {
  id: number
  model: Model
  /** The source's customers at the fit, and its reference date. */
  customers: number
  referenceDate: string
}

export type PinnedModels = { tier: PinnedModel | null; cluster: PinnedModel<ClusterModel> | null }

export type ValueKind = keyof PinnedModels

/** What a model is before it has been pinned. */
export type FittedModel = Omit<PinnedModel, 'id'> & { kind: ValueKind }

type Queries = Pick<Database['db'], 'execute'>

/** The newest tiers and clusters of a source: those that serve the next snapshot. */
export async function readPinned(db: Queries, sourceId: number): Promise<PinnedModels> {
  const rows = await db.execute<ModelRow>(sql`
    select distinct on (kind) ${columns} from value_models
    where source_id = ${sourceId} and kind in ('tier', 'cluster')
    order by kind, id desc`)
  return byKind(rows)
}

/** The tiers and clusters that a snapshot was made with. */
export async function readModelsOf(
  db: Queries,
  snapshot: { tierModelId: number | null; clusterModelId: number | null },
): Promise<PinnedModels> {
  const rows = await db.execute<ModelRow>(sql`
    select ${columns} from value_models where id in (${snapshot.tierModelId}::int, ${snapshot.clusterModelId}::int)`)
  return byKind(rows)
}

/** From now on this model serves. */
export async function pinModel(
  db: Queries,
  { sourceId, requestedBy }: { sourceId: number; requestedBy: string },
  { kind, model, customers, referenceDate }: FittedModel,
): Promise<void> {
  await db.execute(sql`
    insert into value_models (source_id, kind, model, customers, reference_date, requested_by)
    values (${sourceId}, ${kind}, ${toJson(model)}::text::jsonb, ${customers}, ${referenceDate}::date, ${requestedBy})`)
}

type ModelRow = PinnedModel & { kind: ValueKind }

const columns = sql`id, kind, model, customers, reference_date::text as "referenceDate"`

/** Rows are written by `pinModel` only, so their JSON has the types above. */
function byKind(rows: ModelRow[]): PinnedModels {
  const found = (kind: ValueKind) => rows.find((row) => row.kind === kind) ?? null
  return { tier: found('tier'), cluster: found('cluster') as PinnedModels['cluster'] }
}
