import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { sourceFacts } from '../behaviour/source-facts.ts'
import { type ClusterProfile, profileClusters } from '../rfm/centre-words.ts'
import type { RfmClass } from '../rfm/rfm-class.ts'
import { readModelsOf } from '../rfm/value-models.ts'
import { readPortraitSettings } from './portrait-settings.ts'
import { type CustomerFacts, type CustomerOrder, readCustomer, readHabits, readOrders } from './read-customer.ts'
import { type ShopMiddle, shopMiddle } from './shop-middle.ts'
import { type Tag, tagCustomer } from './tags.ts'

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
  /** 1 冠军 … 5 流失; null where the snapshot has no tiers. */
  tier: number | null
  /** Null where the snapshot has no clusters. */
  cluster: (ClusterProfile & { number: number }) | null
}

export type Portrait = CustomerFacts & {
  tags: Tag[]
  /** Null when there is no snapshot, or the customer is not in it. */
  value: CustomerValue | null
  /** Null when the source has no valid orders. */
  middle: ShopMiddle | null
  /** The latest orders, oldest first; `orders` says how many there are in all. */
  timeline: CustomerOrder[]
  /** Local times of the source's first and last order, which give a single purchase its place. */
  shopPeriod: { from: string; to: string }
}

/** Most orders that a timeline shows. */
const TIMELINE = 200

/** One customer as the shop knows them (domain.md §5). @returns null when there is no such customer or no order */
export async function portrait(database: Database, customerId: number): Promise<Portrait | null> {
  if (!Number.isSafeInteger(customerId)) return null
  const customer = await readCustomer(database, customerId)
  if (!customer) return null
  const habits = await readHabits(database, customerId)
  const middle = await shopMiddle(database, customer.sourceId, customer.total)
  const settings = await readPortraitSettings(database)
  const shop = await sourceFacts(database, customer.sourceId)
  const latest = await readOrders(database, customerId, TIMELINE)
  return {
    ...customer,
    tags: tagCustomer(customer, habits, middle, settings),
    value: await readValue(database, customer),
    middle,
    timeline: latest.reverse(),
    shopPeriod: { from: shop?.from ?? customer.firstOrder, to: shop?.to ?? customer.lastOrder },
  }
}

async function readValue(database: Database, customer: CustomerFacts): Promise<CustomerValue | null> {
  const [row] = await database.db.execute<ValueRow>(sql`
    with latest as (
      select id, reference_date, tier_model_id, cluster_model_id from rfm_snapshots where source_id = ${customer.sourceId} order by id desc limit 1
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
  const { cluster: number, tierModelId, clusterModelId, ...value } = row
  const { cluster: pinned } = await readModelsOf(database.db, { tierModelId, clusterModelId })
  const profile = pinned && number !== null ? profileClusters(pinned.model)[number - 1] : undefined
  return { ...value, cluster: profile && number !== null ? { ...profile, number } : null }
}

type ValueRow = Omit<CustomerValue, 'cluster'> & {
  cluster: number | null
  tierModelId: number | null
  clusterModelId: number | null
}
