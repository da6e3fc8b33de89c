import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { type ClusterProfile, profileClusters, type TypicalCustomer, typicalCustomers } from '../rfm/centre-words.ts'
import type { RfmClass } from '../rfm/rfm-class.ts'
import { readModelsOf } from '../rfm/value-models.ts'
import type { CustomerFacts } from './read-customer.ts'

/** Where the latest RFM snapshot puts the customer. */
export type CustomerValue = {
  rfmClass: RfmClass
  recency: number
  frequency: number
  monetary: number
  recencyScore: number
  frequencyScore: number
  monetaryScore: number
  /** ISO day. */
  referenceDate: string
  /** 1 冠军 … 5 流失, and what is typical of the tier; null where the snapshot has no tiers. */
  tier: { number: number; typical: TypicalCustomer } | null
  /** Null where the snapshot has no clusters. */
  cluster: (ClusterProfile & { number: number }) | null
}

/** @returns null when there is no snapshot, or the customer is not in it */
export async function readValue(database: Database, customer: CustomerFacts): Promise<CustomerValue | null> {
  const [row] = await database.db.execute<ValueRow>(sql`
    with latest as (
      select id, reference_date, tier_model_id, cluster_model_id
      from rfm_snapshots
      where source_id = ${customer.sourceId}
      order by id desc
      limit 1
    )
    select
      rfm_class as "rfmClass",
      recency,
      frequency,
      monetary::float8 as monetary,
      recency_score as "recencyScore",
      frequency_score as "frequencyScore",
      monetary_score as "monetaryScore",
      reference_date::text as "referenceDate",
      tier,
      cluster,
      tier_model_id as "tierModelId",
      cluster_model_id as "clusterModelId"
    from latest
    join rfm_scores on snapshot_id = latest.id and customer_id = ${customer.customerId}`)
  if (!row) return null
  const { tier, cluster, tierModelId, clusterModelId, ...value } = row
  const models = await readModelsOf(database.db, { tierModelId, clusterModelId })
  const typical = models.tier && tier !== null ? typicalCustomers(models.tier.model)[tier - 1] : undefined
  const profile = models.cluster && cluster !== null ? profileClusters(models.cluster.model)[cluster - 1] : undefined
  return {
    ...value,
    tier: typical && tier !== null ? { number: tier, typical } : null,
    cluster: profile && cluster !== null ? { ...profile, number: cluster } : null,
  }
}

type ValueRow = Omit<CustomerValue, 'tier' | 'cluster'> & {
  tier: number | null
  cluster: number | null
  tierModelId: number | null
  clusterModelId: number | null
}
