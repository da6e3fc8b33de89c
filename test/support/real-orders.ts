import { existsSync, readFileSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { findSource } from '../../src/analysis/sources.ts'
import { withLock } from '../../src/db/directory-lock.ts'
import { type Database, openDatabase } from '../../src/db/index.ts'
import { importFile } from '../../src/ingest/index.ts'
import { createLogger } from '../../src/logger.ts'
import { packageRoot } from '../../src/package-root.ts'
import { copyOf, dropCopy, openUntilEnd } from './database.ts'
import { onServer, realTemplateOf } from './global-setup.ts'

const shared = join(packageRoot, '..', 'shared')
const paperFile = join(shared, 'data/dac2023a/orders.csv')
const retailFile = join(shared, 'data/online_retail/online_retail.csv.gz')

const paperSource = 'dac2023a'
const retailSource = 'online retail'

export const hasPaperOrders = existsSync(paperFile)
export const hasRetailOrders = existsSync(retailFile)

/** Importing both files takes longer than this nowhere. */
const PATIENCE_MS = 300_000

/**
 * As `testDatabase`, with both real files imported where they are there: a copy of one database that the first file of
 * tests to ask for it makes.
 */
export async function realOrdersDatabase(): Promise<Database> {
  const scratch = inject('scratch')
  await withLock(join(scratch, 'real-orders.lock'), PATIENCE_MS, makeTemplate)
  const settings = await copyOf(realTemplateOf(inject('server') === null ? scratch : inject('template')))
  afterAll(() => dropCopy(settings))
  return openUntilEnd(settings)
}

async function makeTemplate(): Promise<void> {
  const server = inject('server')
  const template = realTemplateOf(server === null ? inject('scratch') : inject('template'))
  if (server === null ? existsSync(template) : await isOnServer(server, template)) return
  const settings = await copyOf(inject('template'))
  const database = await openDatabase(settings, createLogger('warn', 2))
  try {
    if (hasPaperOrders) await load(database, paperFile, paperSource)
    if (hasRetailOrders) await load(database, retailFile, retailSource)
  } finally {
    await database.close()
  }
  // Under its name only when it is whole.
  if (server === null) renameSync(dirname(settings.directory), dirname(template))
  else
    await onServer(server, (sql) => sql.unsafe(`alter database ${databaseName(settings.url!)} rename to ${template}`))
}

async function isOnServer(server: string, name: string): Promise<boolean> {
  let found = false
  await onServer(server, async (sql) => {
    found = (await sql`select from pg_database where datname = ${name}`).length > 0
  })
  return found
}

function databaseName(url: string): string {
  return new URL(url).pathname.slice(1)
}

/** The paper's 20,183 orders; the brushing customer's 13 are in quarantine. @returns the source */
export function loadPaperOrders(database: Database): Promise<number> {
  return load(database, paperFile, paperSource)
}

/** The UCI retailer's 18,532 valid invoices. @returns the source */
export function loadRetailOrders(database: Database): Promise<number> {
  return load(database, retailFile, retailSource)
}

/** A file of reference figures, e.g. `paper/rfm.json`. */
export function reference<T>(path: string): T {
  return JSON.parse(readFileSync(join(shared, 'reference', path), 'utf8')) as T
}

/** A file of reference figures with one line per customer, by its first column. */
export function referenceRows(path: string): Map<string, string[]> {
  const [, ...lines] = readFileSync(join(shared, 'reference', path), 'utf8')
    .trim()
    .split(/\r?\n/)
  return new Map(lines.map((line) => line.split(',')).map((cells) => [cells[0]!, cells.slice(1)]))
}

async function load(database: Database, path: string, source: string): Promise<number> {
  const known = await findSource(database, source)
  if (known) return known.id
  const limits = { file: 1e9, unpacked: 1e9 }
  const report = await importFile(database, {
    file: { name: basename(path), path },
    source,
    requestedBy: 'test',
    limits,
  })
  return report.source_id!
}
