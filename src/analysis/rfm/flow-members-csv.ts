import { sql } from 'drizzle-orm'
import { csvFile } from '../../csv.ts'
import type { Database } from '../../db/index.ts'

const header = [
  'customer',
  'from_class',
  'to_class',
  'from_tier',
  'to_tier',
  'from_orders',
  'to_orders',
  'from_amount',
  'to_amount',
] as const

/** Who changed class or tier between two snapshots of a source, came or went, those who paid most first, as a CSV file. */
export async function flowMembersCsv(
  database: Database,
  sourceId: number,
  { before, after }: { before: number; after: number },
): Promise<Uint8Array> {
  const rows = await database.db.execute<Record<(typeof header)[number], string | number | null>>(sql`
    with own as (select rfm_scores.* from rfm_scores join rfm_snapshots on id = snapshot_id where source_id = ${sourceId}),
    earlier as (select * from own where snapshot_id = ${before}),
    later as (select * from own where snapshot_id = ${after})
    select
      key as customer,
      earlier.rfm_class as from_class,
      later.rfm_class as to_class,
      earlier.tier as from_tier,
      later.tier as to_tier,
      earlier.frequency as from_orders,
      later.frequency as to_orders,
      earlier.monetary::float8 as from_amount,
      later.monetary::float8 as to_amount
    from earlier
    full join later using (customer_id)
    join customers on customers.id = customer_id
    where (earlier.rfm_class, earlier.tier) is distinct from (later.rfm_class, later.tier)
    order by coalesce(later.monetary, earlier.monetary) desc, customers.id`)
  return csvFile([header, ...rows.map((row) => header.map((column) => row[column]))])
}
