import type postgres from 'postgres'

/** Columns of a staging table: one row of the file, cleaned. Texts that are grouped or joined compare by bytes. */
export const stagingColumns = {
  line: 'int',
  hash_a: 'int',
  hash_b: 'int',
  /** False: no earlier row has this hash. True: one may have. */
  seen: 'boolean',
  order_id: 'text',
  customer: 'text',
  merchant: 'text',
  paid_at: 'timestamp(3)',
  coupon_status: 'smallint',
  amount: 'numeric',
  postage: 'numeric',
  province: 'text',
  city: 'text',
  country: 'text',
  quantity: 'int',
  product: 'text',
  description: 'text',
  unit_price: 'numeric',
  discount: 'numeric',
} as const

const grouped = ['order_id', 'customer', 'merchant', 'product']

/** The rows of the file, its orders, and the ids that changed orders and products have in the source. */
export type StagingTables = { rows: string; orders: string; changed: string; products: string }

export function stagingTables(importId: number): StagingTables {
  const rows = `staging.import_${importId}`
  return { rows, orders: `${rows}_orders`, changed: `${rows}_changed`, products: `${rows}_products` }
}

/** Makes the table that the rows stream into. Nothing in it outlives a crash, nor does it need to. */
export async function createStaging(client: postgres.Sql, tables: StagingTables): Promise<void> {
  const columns = Object.entries(stagingColumns).map(
    ([name, type]) => `${name} ${type}${grouped.includes(name) ? ' collate "C"' : ''}`,
  )
  await client.unsafe('create schema if not exists staging')
  await client.unsafe(`create unlogged table ${tables.rows} (${columns.join(', ')}) with (autovacuum_enabled = false)`)
}

export async function dropStaging(client: postgres.Sql, tables: StagingTables): Promise<void> {
  await client.unsafe(`drop table if exists ${Object.values(tables).join(', ')}`)
}
