import type { Writable } from 'node:stream'
import type postgres from 'postgres'

export type BulkValue = string | number | null

/** Rows on their way into a table. Every row has a value for each column, in their order. */
export type BulkLoad = {
  /** Waits when the database is slower than the caller. */
  write(rows: BulkValue[][]): Promise<void>
  /** Waits until the rows are in the table. @returns how many */
  finish(): Promise<number>
  /** Gives up; rows that were sent may or may not be in the table. */
  abort(): Promise<void>
}

/** Bytes of text sent at once. */
const PIECE = 64 * 1024
/** Rows of one INSERT on the embedded database: few enough to stay small in its memory, which never shrinks. */
const BATCH = 2000

/**
 * The fast way into a table: COPY on a server, INSERT from arrays on the embedded database, whose connection COPY FROM
 * STDIN breaks. @param client a client that nothing else uses meanwhile, `max: 1` @param columns name → SQL type
 */
export function startBulkLoad(
  client: postgres.Sql,
  kind: 'server' | 'embedded',
  table: string,
  columns: Record<string, string>,
): BulkLoad {
  return kind === 'server' ? copyRows(client, table, columns) : insertRows(client, table, columns)
}

function copyRows(client: postgres.Sql, table: string, columns: Record<string, string>): BulkLoad {
  let stream: Writable | null = null
  let failure: Error | null = null
  let text = ''
  let count = 0
  let sending: Promise<void> = Promise.resolve()
  const start = async (): Promise<Writable> => {
    const opened = await client.unsafe(`copy ${table} (${Object.keys(columns).join(', ')}) from stdin`).writable()
    opened.on('error', (error: Error) => {
      failure ??= error
    })
    return opened
  }
  const send = async () => {
    if (text === '') return
    stream ??= await start()
    const [piece, open] = [Buffer.from(text), stream]
    text = ''
    await sending
    if (failure) throw failure
    // One piece is under way while the caller makes the next: both ends work at once, and neither runs ahead.
    sending = new Promise<void>((settle) => open.write(piece, () => settle()))
  }
  return {
    async write(rows) {
      for (const row of rows) {
        text += copyLine(row)
        if (text.length >= PIECE) await send()
      }
      count += rows.length
    },
    async finish() {
      await send()
      await sending
      if (failure) throw failure
      if (stream === null) return 0
      let finished = false
      stream.once('finish', () => {
        finished = true
      })
      stream.end()
      // The driver reports a failure after the last row to nobody; a query behind the COPY comes back after it.
      await client`select 1`
      if (failure) throw failure
      if (!finished) throw new Error(`the database refused rows for ${table}`)
      return count
    },
    async abort() {
      stream?.destroy(new Error('aborted'))
      if (stream) await client`select 1`.catch(() => {})
    },
  }
}

const AWKWARD = /[\\\t\n\r\0]/
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' }

/** One line of COPY's text format. A NUL, which Postgres cannot keep, is left out. */
function copyLine(row: BulkValue[]): string {
  let line = ''
  for (let at = 0; at < row.length; at++) {
    const value = row[at]!
    if (at > 0) line += '\t'
    if (value === null) line += '\\N'
    else if (typeof value === 'number') line += value
    else line += AWKWARD.test(value) ? value.replace(/[\\\t\n\r\0]/g, (character) => escapes[character]!) : value
  }
  return `${line}\n`
}

function insertRows(client: postgres.Sql, table: string, columns: Record<string, string>): BulkLoad {
  const names = Object.keys(columns)
  const arrays = Object.values(columns).map((type, at) => `$${at + 1}::text::${type}[]`)
  const statement = `insert into ${table} (${names.join(', ')}) select * from unnest(${arrays.join(', ')})`
  let waiting: BulkValue[][] = []
  let count = 0
  const send = async () => {
    const literals = names.map((_, column) => arrayLiteral(waiting, column))
    waiting = []
    await client.unsafe(statement, literals, { prepare: true })
  }
  return {
    async write(rows) {
      for (const row of rows) {
        waiting.push(row)
        if (waiting.length >= BATCH) await send()
      }
      count += rows.length
    },
    async finish() {
      if (waiting.length > 0) await send()
      return count
    },
    async abort() {},
  }
}

/** One column of the rows as Postgres writes an array. */
function arrayLiteral(rows: BulkValue[][], column: number): string {
  let literal = '{'
  for (let at = 0; at < rows.length; at++) {
    const value = rows[at]![column]!
    if (at > 0) literal += ','
    if (value === null) literal += 'NULL'
    else if (typeof value === 'number') literal += value
    else literal += `"${/["\\\0]/.test(value) ? value.replace(/["\\]/g, '\\$&').replaceAll('\0', '') : value}"`
  }
  return `${literal}}`
}
