import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import type postgres from 'postgres'
import { startBulkLoad } from '../../db/bulk-load.ts'
import type { Database } from '../../db/index.ts'
import { connect } from '../../db/open.ts'
import { createRecordSplitter } from '../../ingest/read/split-records.ts'
import { timed } from '../measurement.ts'

export type BareTool = 'psql \\copy' | 'COPY through postgres.js' | 'INSERT … SELECT FROM unnest'

const run = promisify(execFile)

const columns = {
  invoice: 'text',
  product: 'text',
  description: 'text',
  quantity: 'numeric',
  invoiced_at: 'timestamp',
  price: 'numeric',
  customer: 'text',
  country: 'text',
}

/** The fastest plain way into a table: psql where it is installed, the driver's COPY elsewhere, INSERTs on PGlite. */
export async function chooseBareTool(kind: Database['kind']): Promise<BareTool> {
  if (kind === 'embedded') return 'INSERT … SELECT FROM unnest'
  const installed = await run('psql', ['--version']).then(
    () => true,
    () => false,
  )
  return installed ? 'psql \\copy' : 'COPY through postgres.js'
}

/** Loads a plain CSV file with a header into a new bare table without any index or check. @returns seconds */
export async function bareCopy(database: Database, tool: BareTool, path: string): Promise<number> {
  const client = connect(database.connection, 1)
  try {
    await client`drop table if exists bare_rows`
    await client.unsafe(
      `create table bare_rows (${Object.entries(columns)
        .map((column) => column.join(' '))
        .join(', ')})`,
    )
    return await timed(() => {
      if (tool === 'psql \\copy') return copyByPsql(database.connection.url!, path)
      return tool === 'COPY through postgres.js' ? copyByDriver(client, path) : insertBatches(client, path)
    })
  } finally {
    await client.end({ timeout: 5 })
  }
}

/** The password travels in the environment: arguments can be read by everybody on the machine. */
async function copyByPsql(url: string, path: string): Promise<void> {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  const command = `\\copy bare_rows from '${path.replaceAll("'", "''")}' with (format csv, header)`
  await run('psql', ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', `--dbname=${address}`, '--command', command], {
    env: { ...process.env, ...(password !== '' && { PGPASSWORD: password }) },
  })
}

async function copyByDriver(client: postgres.Sql, path: string): Promise<void> {
  const rows = await client`copy bare_rows from stdin with (format csv, header)`.writable()
  await pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), rows)
}

/** Split by the import's own splitter: csv-parse would take three times as long as the database. */
async function insertBatches(client: postgres.Sql, path: string): Promise<void> {
  const load = startBulkLoad(client, 'embedded', 'bare_rows', columns)
  const splitter = createRecordSplitter(',')
  let isHeader = true
  for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 256 * 1024 })) {
    const { rows } = splitter.push(piece as string)
    await load.write(rows.slice(isHeader ? 1 : 0).map(withNulls))
    isHeader = false
  }
  await load.write(splitter.push('', true).rows.map(withNulls))
  await load.finish()
}

function withNulls(row: string[]): (string | null)[] {
  return row.map((cell) => (cell === '' ? null : cell))
}
