import { sql } from 'drizzle-orm'
import { type Database, schema, toJson } from '../../db/index.ts'
import { SOURCE_LOCK } from '../../ingest/store/begin-import.ts'
import { categoriseProducts, type Moved } from './categorise-products.ts'
import { type CategoryChange, changeTable, type TableProblem } from './category-changes.ts'
import { type CategoryTable, type Executor, readCategoryTable, settingName } from './category-table.ts'

/** What a change of the table did. */
export type TableChanged = {
  table: CategoryTable
  /** Products that are in another category now, and the sales of their valid orders so far. */
  products: number
  sales: number
  /** The largest moves by products. */
  moves: { from: string | null; to: string; products: number }[]
}

/**
 * Changes a source's table, puts its products into their categories anew and notes it in the audit log: all of it or nothing.
 * @returns what changed, or what speaks against the change
 */
export async function saveCategoryTable(
  database: Database,
  { sourceId, change, actor }: { sourceId: number; change: CategoryChange; actor: string },
): Promise<TableChanged | TableProblem> {
  return database.db.transaction(async (transaction) => {
    // After another change, or an import whose products are not there yet.
    await transaction.execute(sql`select pg_advisory_xact_lock(${SOURCE_LOCK}, ${sourceId})`)
    const { table: before } = await readCategoryTable(transaction, sourceId)
    const table = changeTable(before, change)
    if ('code' in table) return table
    await store(transaction, sourceId, change.kind === 'reset' ? null : table)
    const moved = await categoriseProducts(transaction, sourceId)
    const result = { table, products: moved.length, sales: await salesOf(transaction, moved), moves: summed(moved) }
    await transaction.insert(schema.auditLog).values({
      actor,
      action: `categories.${change.kind}`,
      subject: `source:${sourceId}`,
      details: {
        change,
        before: change.kind === 'reset' || change.kind === 'replace' ? before : null,
        products: moved.length,
      },
    })
    return result
  })
}

/** The default table is stored nowhere, so that a better one of a later version reaches the shops that never changed it. */
async function store(db: Executor, sourceId: number, table: CategoryTable | null): Promise<void> {
  const name = settingName(sourceId)
  if (table === null) await db.execute(sql`delete from settings where name = ${name}`)
  else {
    await db.execute(sql`
      insert into settings (name, value) values (${name}, ${toJson(table)}::text::jsonb)
      on conflict (name) do update set value = excluded.value, updated_at = now()`)
  }
}

async function salesOf(db: Executor, moved: Moved[]): Promise<number> {
  if (moved.length === 0) return 0
  const ids = JSON.stringify(moved.map(({ productId }) => productId))
  const [row] = await db.execute<{ sales: number }>(sql`
    select coalesce(sum(order_lines.quantity * order_lines.unit_price), 0)::float8 as sales
    from order_lines
    join valid_orders on valid_orders.id = order_lines.order_id
    where product_id in (select value::int from jsonb_array_elements_text(${ids}::text::jsonb))`)
  return row!.sales
}

function summed(moved: Moved[]): TableChanged['moves'] {
  const counts = new Map<string, TableChanged['moves'][number]>()
  for (const { from, to } of moved) {
    const key = JSON.stringify([from, to])
    const count = counts.get(key) ?? { from, to, products: 0 }
    counts.set(key, { ...count, products: count.products + 1 })
  }
  return [...counts.values()].sort((a, b) => b.products - a.products)
}
