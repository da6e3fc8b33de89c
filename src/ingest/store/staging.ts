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

/** How many of them, at the front, are not the row's words: line, its two hashes, and whether they were seen. */
export const OWN = 4

/** Columns of the staging table of what went back. */
export const returnColumns = {
  line: 'int',
  order_id: 'text',
  customer: 'text',
  returned_at: 'timestamp(3)',
  quantity: 'int',
  amount: 'numeric',
  unit_price: 'numeric',
  product: 'text',
  description: 'text',
} as const

const grouped = ['order_id', 'customer', 'merchant', 'product']

/** The rows of the file, its returns, its orders, and the ids that changed orders and products have in the source. */
export type StagingTables = { rows: string; returns: string; orders: string; changed: string; products: string }

export function stagingTables(importId: number): StagingTables {
  const rows = `staging.import_${importId}`
  return {
    rows,
    returns: `${rows}_returns`,
    orders: `${rows}_orders`,
    changed: `${rows}_changed`,
    products: `${rows}_products`,
  }
}

/** Makes the tables that the rows stream into. Nothing in them outlives a crash, nor does it need to. */
export async function createStaging(client: postgres.Sql, tables: StagingTables): Promise<void> {
  await client.unsafe('create schema if not exists staging')
  for (const [table, columns] of [
    [tables.rows, stagingColumns],
    [tables.returns, returnColumns],
  ] as const) {
    const definitions = Object.entries(columns).map(
      ([name, type]) => `${name} ${type}${grouped.includes(name) ? ' collate "C"' : ''}`,
    )
    await client.unsafe(`create unlogged table ${table} (${definitions.join(', ')}) with (autovacuum_enabled = false)`)
  }
}

export async function dropStaging(client: postgres.Sql, tables: StagingTables): Promise<void> {
  await client.unsafe(`drop table if exists ${Object.values(tables).join(', ')}`)
}
