import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type postgres from 'postgres'
import { readTombstones } from '../customers/tombstones.ts'
import type { Database } from '../db/index.ts'
import { connect } from '../db/open.ts'
import { couponOrderCleaner } from './clean/clean-coupon-orders.ts'
import { mappedOrderCleaner } from './clean/clean-mapped-orders.ts'
import { onlineRetailCleaner } from './clean/clean-online-retail.ts'
import type { Cleaner, CleaningContext } from './clean/clean-row.ts'
import { withContinuedLines } from './clean/continued-lines.ts'
import { createTimeReader } from './clean/read-time.ts'
import { type ChosenMapping, chooseMapping, likenessToOrders } from './columns/choose-mapping.ts'
import { placesOf } from './columns/fields.ts'
import { continuedSource } from './continued-source.ts'
import { ImportError } from './import-error.ts'
import { cleanText } from './read/clean-text.ts'
import { decideDayOrder } from './read/decide-day-order.ts'
import { openTable } from './read/open-table.ts'
import type { Table } from './read/table.ts'
import { beginImport, clearUpAfter, endImport } from './store/begin-import.ts'
import { ErasedMeanwhile, mergeImport } from './store/merge-import.ts'
import { type StagedRows, stageRows } from './store/stage-rows.ts'
import { dropStaging, stagingTables } from './store/staging.ts'
import type { ImportReport, ImportRequest } from './types.ts'

/**
 * Takes an orders file into a source: reads and cleans it row by row into a staging table, then brings it into the
 * orders in one transaction. Killed at any moment and run again, it is as if it had run once.
 * @throws ImportError when the file cannot be imported; then nothing has changed
 */
export async function importFile(database: Database, wish: ImportRequest): Promise<ImportReport> {
  const began = performance.now()
  const request = withCleanNames(wish)
  try {
    const plan = await planImport(database, request)
    for (;;) {
      try {
        return await runImport(database, request, plan, began)
      } catch (error) {
        if (!(error instanceof ErasedMeanwhile)) throw error
      }
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    throw new ImportError(error.code, { file: request.file.name, ...error.details }, error.proposal)
  }
}

/** What people call the file and the shop is kept and reported, as is what the file says. */
function withCleanNames(wish: ImportRequest): ImportRequest {
  const { file, source } = wish
  return { ...wish, file: { ...file, name: cleanText(file.name) }, source: source === null ? null : cleanText(source) }
}

type Plan = ChosenMapping & {
  table: Table
  clean: Cleaner
  source: string
  bytes: number
  sha256: string
  dayOrder: ImportReport['day_order']
}

async function planImport(database: Database, request: ImportRequest): Promise<Plan> {
  const { path, name } = request.file
  const choice = { sheet: request.sheet ?? null, likeness: likenessToOrders }
  const table = await openTable(path, request.limits, choice)
  const chosen = await chooseMapping(database, table.header, request)
  const places = placesOf(chosen.mapping.columns, table.header)
  const dayOrder = await decideDayOrder(table, places.paid_at)
  const context: CleaningContext = {
    places,
    header: table.header,
    readTime: createTimeReader(dayOrder.order),
    latest: tomorrow(),
  }
  const { lookingAt = null } = request
  const continued = async () => (lookingAt === null ? null : continuedSource(database, lookingAt, chosen))
  return {
    ...chosen,
    table,
    clean: cleanerOf(chosen, context),
    source: request.source ?? (await continued()) ?? (chosen.preset === 'synonyms' ? baseName(name) : chosen.preset),
    bytes: (await stat(path)).size,
    sha256: await hashFile(path),
    dayOrder,
  }
}

async function runImport(database: Database, request: ImportRequest, plan: Plan, began: number): Promise<ImportReport> {
  // Connections of its own: a COPY and a long transaction must not keep the pool's from everybody else.
  const own = () => connect({ ...database.connection, max_lifetime: null }, 1)
  const client = own()
  const second = database.kind === 'server' && !request.dryRun ? own() : null
  // Connects only when the file has returns.
  const third = database.kind === 'server' ? own() : null
  const progress = progressOf(request, plan.bytes)
  try {
    const importId = await beginImport(client, database.kind, {
      fileName: request.file.name,
      sha256: plan.sha256,
      bytes: plan.bytes,
      preset: plan.preset,
      mapping: plan.mapping,
      options: {
        duplicates: request.duplicates ?? 'keep',
        dryRun: request.dryRun ?? false,
        sheet: plan.table.format.sheet,
        // Where a rejected row names its customer, should that customer be erased one day.
        customerPlace: placesOf(plan.mapping.columns, plan.table.header).customer,
      },
      requestedBy: request.requestedBy,
    })
    const tables = stagingTables(importId)
    try {
      const tombstones = await readTombstones(client, plan.source)
      const staged = await stageRows({
        ...plan,
        importId,
        tables,
        tombstones,
        kind: database.kind,
        rows: client,
        returns: third ?? client,
        rejections: request.dryRun ? null : (second ?? client),
        onBytes: progress.bytes,
        onRows: progress.rows,
        signal: request.signal,
      })
      checkRows(staged)
      progress.step('merging')
      const report = await mergeImport(client, {
        ...plan,
        request,
        importId,
        tables,
        tombstones,
        staged,
        kind: database.kind,
        began,
      })
      progress.step('checking')
      if (!report.unchanged) await showAll(client)
      if (request.dryRun) await client`delete from imports where id = ${importId}`
      return report
    } catch (error) {
      await giveUp(importId, error)
      throw error
    } finally {
      await dropStaging(client, tables).catch(() => {})
      endImport(importId)
      await clearUpAfter(client, database.kind)
    }
  } finally {
    await Promise.all([client, second, third].map((open) => open?.end({ timeout: 5 })))
  }

  async function giveUp(importId: number, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error)
    await client.begin(async (tx) => {
      await tx`delete from import_rejections where import_id = ${importId}`
      if (request.dryRun) await tx`delete from imports where id = ${importId}`
      else
        await tx`update imports set status = 'failed', error = ${message}, finished_at = now() where id = ${importId}`
    })
  }
}

/**
 * Marks the new orders as there for everybody, so that sums by customer read their index alone and not each order too. On a
 * server autovacuum does it within minutes, but classes are computed now; without it they only take longer.
 */
async function showAll(client: postgres.Sql): Promise<void> {
  await client`vacuum (skip_locked) orders`.catch(() => {})
}

/** A file of which no row can be used is the wrong file, or read wrongly: that is an error, with the commonest reason. */
function checkRows(staged: StagedRows): void {
  if (staged.read === 0) throw new ImportError('header_only')
  if (staged.kept > 0) return
  const [commonest] = Object.entries(staged.rejected).sort((one, other) => other[1] - one[1])
  const [reason = '', rows = 0] = commonest ?? []
  const example = staged.examples.get(reason)
  throw new ImportError('every_row_rejected', {
    rows: staged.read,
    reason,
    reason_rows: rows,
    line: example?.line ?? 0,
    column: example?.column ?? '',
    value: example?.value ?? '',
  })
}

function cleanerOf({ preset, mapping }: ChosenMapping, context: CleaningContext): Cleaner {
  if (preset === 'cn-coupon-orders') return couponOrderCleaner(context)
  if (preset === 'online-retail') return onlineRetailCleaner(context)
  return withContinuedLines(mappedOrderCleaner(context, mapping), mapping, context.places)
}

/** A day of grace: the shop's clock may be ahead of this machine's. */
function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 19).replace('T', ' ')
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** `orders-2024.csv.gz` → `orders-2024` */
function baseName(name: string): string {
  return basename(name).replace(/(\.(csv|tsv|txt|xlsx|xlsm|xlsb|xls|gz|zip))+$/i, '') || 'orders'
}

function progressOf({ onProgress }: ImportRequest, bytesTotal: number) {
  const state = {
    step: 'reading' as const as Parameters<NonNullable<typeof onProgress>>[0]['step'],
    bytesDone: 0,
    rows: 0,
  }
  const tell = () => onProgress?.({ ...state, bytesTotal })
  return {
    bytes(done: number) {
      state.bytesDone = Math.min(done, bytesTotal)
    },
    rows(rows: number) {
      state.rows = rows
      state.step = 'loading'
      tell()
    },
    step(step: typeof state.step) {
      Object.assign(state, { step, bytesDone: bytesTotal })
      tell()
    },
  }
}
