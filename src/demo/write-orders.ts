import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type DemoRow, demoColumns } from './generate-orders.ts'

/** Writes the made-up orders as a CSV file (UTF-8, header first), as a shop would export them. @returns data rows written */
export async function writeOrders(path: string, rows: Iterable<DemoRow>): Promise<number> {
  let written = 0
  function* lines() {
    yield line(demoColumns)
    for (const { cells } of rows) {
      written++
      yield line(cells)
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  return written
}

function line(cells: readonly string[]): string {
  return `${cells.map(quote).join(',')}\n`
}

/** RFC 4180. */
function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
