import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { nearestCentres } from '../../algorithms/k-means.ts'
import { scaleOf, standardise } from '../../algorithms/standardise.ts'
import type { Compute } from '../../algorithms/tasks.ts'
import type { Database } from '../../db/index.ts'
import { customerOrders } from './score-customers.ts'
import type { ClusterModel, FittedModel, Triple, ValueKind } from './value-models.ts'

const TIERS = 5
/** The numbers of clusters that are tried. */
export const LEAST_CLUSTERS = 3
const MOST_CLUSTERS = 8
const STARTS = 10
const SEED = 1
/** With fewer customers, ten a tier, groups would say more about single customers than about the shop. */
export const LEAST_CUSTOMERS = 50
/** With more customers than this the fit takes so many of them, chosen by a hash of their ids. */
const MOST_CUSTOMERS = 50_000
/** Silhouettes compare all pairs: exact up to so many customers, of a sample of so many above. */
const SILHOUETTE_CUSTOMERS = 5_000

/**
 * Fits tiers or clusters (domain.md §4) to a source's customers as of a day.
 * @returns those of the asked kinds that could be fitted: none with fewer than 50 customers or too few different ones
 */
export async function fitModels(
  database: Database,
  { sourceId, referenceDate, kinds }: { sourceId: number; referenceDate: string; kinds: ValueKind[] },
  compute: Compute,
): Promise<FittedModel[]> {
  if (kinds.length === 0) return []
  const { customers, figures } = await readSample(database, sourceId, referenceDate)
  if (customers < LEAST_CUSTOMERS) return []
  // Reading them has taken a while, and what follows does again.
  await nextTurn()
  const logs = Float64Array.from(figures.flat(), Math.log1p)
  const scale = scaleOf(logs, 3)
  const points = standardise(logs, scale)
  const different = countDifferent(figures)

  const fitted: FittedModel[] = []
  for (const kind of kinds) {
    const found = kind === 'tier' ? await fitTiers() : await fitClusters()
    if (found) fitted.push({ kind, model: found, customers, referenceDate })
  }
  return fitted

  async function fitTiers() {
    if (different < TIERS) return null
    const options = { points, dimensions: 3, clusters: TIERS, starts: STARTS, seed: SEED }
    return asModel(await compute('kMeans', options))
  }

  async function fitClusters(): Promise<ClusterModel | null> {
    if (different < LEAST_CLUSTERS) return null
    const { best, tried, silhouettePoints } = await compute('chooseClusters', {
      points,
      dimensions: 3,
      least: LEAST_CLUSTERS,
      most: Math.min(MOST_CLUSTERS, different),
      starts: STARTS,
      seed: SEED,
      silhouettePoints: SILHOUETTE_CUSTOMERS,
    })
    return { ...asModel(best), tried, silhouettePoints }
  }

  /** Groups in the order of the amount that their customers paid on average. */
  function asModel({ centres, sizes, inertia }: { centres: number[][]; sizes: number[]; inertia: number }) {
    const amounts = new Float64Array(centres.length)
    for (const [i, k] of nearestCentres(points, centres).entries()) amounts[k]! += figures[i]![2]
    const mean = (k: number) => (sizes[k]! > 0 ? amounts[k]! / sizes[k]! : 0)
    const order = centres.map((_, k) => k).sort((a, b) => mean(b) - mean(a))
    return {
      means: scale.means as Triple,
      sds: scale.sds as Triple,
      centres: order.map((k) => centres[k] as Triple),
      sizes: order.map((k) => sizes[k]!),
      inertia,
      sample: figures.length,
    }
  }
}

/**
 * In the order of their figures, so that the fit does not depend on the ids that an import happened to give. As JSON: 50,000
 * rows would hold up the event loop for ten times as long while they are read.
 */
async function readSample(
  database: Database,
  sourceId: number,
  referenceDate: string,
): Promise<{ customers: number; figures: Triple[] }> {
  const [row] = await database.db.execute<{ customers: number; figures: Triple[] }>(sql`
    with ${customerOrders(sourceId, referenceDate)},
    chosen as (
      select recency_days, frequency, monetary
      from customer_orders
      order by hashint8extended(customer_id, ${SEED}), customer_id
      limit ${MOST_CUSTOMERS}::int
    ),
    figures as (
      select json_agg(array[recency_days, frequency, monetary::float8] order by recency_days, frequency, monetary) as all
      from chosen
    )
    select (select count(*)::int from customer_orders) as customers, coalesce(figures.all, '[]') as figures
    from figures`)
  return row!
}

/** Equal figures stand next to each other. */
function countDifferent(figures: Triple[]): number {
  return figures.filter((row, i) => i === 0 || row.some((value, d) => value !== figures[i - 1]![d])).length
}
