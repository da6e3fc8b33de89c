import type postgres from 'postgres'
import { brushingRule, flagBrushing } from '../brushing/flag-brushing.ts'
import { isLineLevel } from '../columns/fields.ts'
import { ImportError } from '../import-error.ts'
import type { ImportReport } from '../types.ts'
import { findWarnings } from '../warnings.ts'
import { SOURCE_LOCK } from './begin-import.ts'
import { describeOrders } from './describe-orders.ts'
import { groupOrders } from './group-orders.ts'
import { mergeOrders } from './merge-orders.ts'
import type { MergePlan } from './merge-plan.ts'
import { mergeReturns } from './merge-returns.ts'

/** Thrown to roll a dry run back once its report is there. */
class DryRun extends Error {}

/** Somebody was erased from the source while its file was read: the rows may hold the name, and are to be read again. */
export class ErasedMeanwhile extends Error {}

/** Everything that changes data, in one transaction: source, customers, products, orders, quarantine, report. */
export async function mergeImport(client: postgres.Sql, plan: MergePlan): Promise<ImportReport> {
  let report: ImportReport | null = null
  try {
    await client.begin(async (tx) => {
      // Sorting half a million rows in memory; the embedded database's own memory never shrinks again.
      if (plan.kind === 'server') await tx`set local work_mem = '128MB'`
      await tx`set local jit = off`
      report = await merge(tx, plan)
      if (plan.request.dryRun) throw new DryRun()
      await tx`
        update imports set status = 'done', source_id = ${report.source_id}, finished_at = now(),
          report = ${JSON.stringify(report)}::text::jsonb
        where id = ${plan.importId}`
    })
  } catch (error) {
    if (!(error instanceof DryRun)) throw error
  }
  if (report === null) throw new Error('the import made no report')
  return report
}

async function merge(tx: postgres.TransactionSql, plan: MergePlan): Promise<ImportReport> {
  const { tables, importId, staged, mapping, request } = plan
  const { sourceId, name } = await openSource(tx, plan)
  await checkErased(tx, sourceId, plan)
  const earlier = await earlierImport(tx, sourceId, plan)
  const duplicates = request.duplicates ?? 'keep'
  const grouped = await groupOrders(tx, tables, {
    importId,
    mapping,
    duplicates,
    keepRejections: !request.dryRun,
    rowsRejected: staged.read - staged.kept,
    header: plan.table.header,
  })
  const merged = await mergeOrders(tx, tables, { sourceId, importId, lineLevel: isLineLevel(mapping.columns) })
  const returns =
    staged.returns === 0 ? { lines: 0, amount: 0 } : await mergeReturns(tx, tables, { sourceId, importId, duplicates })
  const brushing = await flagBrushing(tx, sourceId, importId)
  const described = await describeOrders(tx, tables, sourceId)
  const rejected = { ...staged.rejected, ...grouped.rejected }
  const rowsRejected = Object.values(rejected).reduce((sum, rows) => sum + rows, 0)
  return {
    import_id: request.dryRun ? null : importId,
    dry_run: request.dryRun ?? false,
    source: name,
    source_id: sourceId,
    preset: plan.preset,
    mapping,
    file: request.file.name,
    file_bytes: plan.bytes,
    sha256: plan.sha256,
    format: plan.table.format,
    currency: mapping.currency,
    rows_read: staged.read,
    rows_kept: staged.read - rowsRejected,
    rows_repaired: staged.repairedRows,
    rows_rejected: rowsRejected,
    ...described,
    orders_new: merged.new,
    orders_updated: merged.updated,
    orders_unchanged: merged.unchanged,
    lines: merged.lines,
    products: merged.products,
    unchanged: merged.new === 0 && merged.updated === 0,
    earlier_import: earlier,
    reasons: { rejected: byCount(rejected), repaired: byCount(staged.repaired) },
    examples: Object.fromEntries(
      [...staged.examples].map(([reason, { line, column, value }]) => [reason, { line, column, value }]),
    ),
    missing: staged.missing,
    duplicates: {
      choice: duplicates,
      rows: grouped.duplicates.rows,
      rows_without: grouped.duplicates.rowsWithout,
      sales_with: grouped.duplicates.salesWith,
      sales_without: grouped.duplicates.salesWithout,
    },
    returns,
    sign_flips: staged.signFlips,
    day_order: plan.dayOrder,
    quarantine: {
      quantity_above: brushing.quantityAbove,
      min_orders: brushingRule.minOrders,
      min_merchants: brushingRule.minMerchants,
      hours: brushingRule.hours,
      customers: brushing.customers,
    },
    warnings: findWarnings(plan, grouped),
    seconds: Math.round((performance.now() - plan.began) / 10) / 100,
  }
}

/** The source by its name, whatever its letters' case; made where there is none. Imports of one source take turns. */
async function openSource(tx: postgres.TransactionSql, plan: MergePlan): Promise<{ sourceId: number; name: string }> {
  const { currency } = plan.mapping
  await tx`
    insert into sources (name, preset, currency)
    select ${plan.source}, ${plan.preset}, ${currency}
    where not exists (select from sources where lower(name) = lower(${plan.source}))
    on conflict (name) do nothing`
  const [source] = await tx<[{ id: number; name: string; currency: string }]>`
    select id, name, currency from sources where lower(name) = lower(${plan.source}) order by id limit 1`
  if (source.currency !== currency) {
    throw new ImportError('currency_differs', { source: source.name, currency, known: source.currency })
  }
  await tx`select pg_advisory_xact_lock(${SOURCE_LOCK}, ${source.id})`
  await tx`update sources set preset = ${plan.preset}, last_import_at = now() where id = ${source.id}`
  return { sourceId: source.id, name: source.name }
}

/** Erasing takes the same lock as an import of the source, so that from here on nobody is erased until this one is done. */
async function checkErased(tx: postgres.TransactionSql, sourceId: number, { tombstones }: MergePlan): Promise<void> {
  const [erased] = await tx<[{ count: number }]>`
    select count(*)::int as count from erased_customers where source_id = ${sourceId}`
  if (erased.count !== (tombstones?.count ?? 0)) throw new ErasedMeanwhile('a customer was erased meanwhile')
}

async function earlierImport(tx: postgres.TransactionSql, sourceId: number, plan: MergePlan) {
  const [row] = await tx<{ id: number; at: string }[]>`
    select id, to_char(finished_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from imports
    where file_sha256 = ${plan.sha256} and source_id = ${sourceId} and status = 'done'
    order by id desc limit 1`
  return row ? { ...row } : null
}

function byCount(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort((one, other) => other[1] - one[1]))
}
