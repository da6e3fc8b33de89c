import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Database } from '../../src/db/index.ts'
import { ImportError, type ImportReport, type ImportRequest, importFile } from '../../src/ingest/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'huike-ingest-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0

export const couponHeader = '订单ID,商家ID,用户ID,付款日期,使用状态,实付金额,邮费,省份,城市,购买数量'
export const couponRow = 'S1,M1,阿青,2024-03-01 08:00:00,1.0,100,0,上海,上海市,1'

/** Lines as one file's text, each ended. */
export function lines(...rows: string[]): string {
  return rows.map((row) => `${row}\n`).join('')
}

/** A file with these bytes. @returns its path */
export function writeFile(content: string | Uint8Array): string {
  const path = join(folder, `file-${++made}`)
  writeFileSync(path, content)
  return path
}

export type Wish = Partial<ImportRequest> & { name?: string }

/** Imports content as a file of the given name. */
export function importContent(
  database: Database,
  content: string | Uint8Array,
  wish: Wish = {},
): Promise<ImportReport> {
  const { name = 'orders.csv', ...request } = wish
  return importFile(database, {
    file: { name, path: writeFile(content) },
    source: null,
    requestedBy: 'test',
    limits: { file: 50_000_000, unpacked: 200_000_000 },
    ...request,
  })
}

/** The error of an import that must not go through. */
export async function refusal(database: Database, content: string | Uint8Array, wish: Wish = {}): Promise<ImportError> {
  try {
    await importContent(database, content, wish)
  } catch (error) {
    if (error instanceof ImportError) return error
    throw error
  }
  throw new Error('the file was imported')
}
