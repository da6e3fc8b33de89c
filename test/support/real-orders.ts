import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Database } from '../../src/db/index.ts'
import { importFile } from '../../src/ingest/index.ts'
import { packageRoot } from '../../src/package-root.ts'

const shared = join(packageRoot, '..', 'shared')
const paperFile = join(shared, 'data/dac2023a/orders.csv')
const retailFile = join(shared, 'data/online_retail/online_retail.csv.gz')

export const hasPaperOrders = existsSync(paperFile)
export const hasRetailOrders = existsSync(retailFile)

/** The paper's 20,183 orders; the brushing customer's 13 are in quarantine. @returns the source */
export function loadPaperOrders(database: Database): Promise<number> {
  return load(database, paperFile, 'dac2023a')
}

/** The UCI retailer's 18,532 valid invoices. @returns the source */
export function loadRetailOrders(database: Database): Promise<number> {
  return load(database, retailFile, 'online retail')
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
  const limits = { file: 1e9, unpacked: 1e9 }
  const report = await importFile(database, {
    file: { name: basename(path), path },
    source,
    requestedBy: 'test',
    limits,
  })
  return report.source_id!
}
