import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { deleteUpload, findUpload, saveUpload, withUpload } from '../../src/ingest/uploads.ts'
import { testDatabase } from '../support/database.ts'
import { writeFile } from './made-files.ts'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'huike-uploads-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const MEGABYTE = 1024 * 1024

async function left(): Promise<Record<string, number> | undefined> {
  const [row] = await database.db.execute<Record<string, number>>(sql`
    select (select count(*)::int from uploads) as uploads, (select count(*)::int from upload_chunks) as chunks`)
  return row
}

test('an upload comes back whole, with its name and the shop that its sender named, until it is deleted', async () => {
  const content = Buffer.alloc(1.3 * MEGABYTE, '订单,')
  const id = await saveUpload(database, {
    name: '三月\0.csv',
    path: writeFile(content),
    source: '西湖店',
    limitBytes: 2 * MEGABYTE,
  })
  expect(await findUpload(database, id)).toEqual({ name: '三月.csv', bytes: content.length, source: '西湖店' })
  const read = await withUpload(database, id, async ({ name, path }) => ({
    name,
    same: content.equals(readFileSync(path)),
  }))
  expect(read).toEqual({ name: '三月.csv', same: true })
  await deleteUpload(database, id)
  expect(await findUpload(database, id)).toBeNull()
  expect(await left()).toEqual({ uploads: 0, chunks: 0 })
})

test('a file over the limit is refused before anything of it is kept', async () => {
  const upload = { name: 'big.csv', path: writeFile(Buffer.alloc(MEGABYTE + 1)), source: null, limitBytes: MEGABYTE }
  await expect(saveUpload(database, upload)).rejects.toMatchObject({
    code: 'file_too_large',
    details: { file: 'big.csv', limit_mb: 1 },
  })
  expect(await left()).toEqual({ uploads: 0, chunks: 0 })
})

test('an upload that fails half-way leaves nothing', async () => {
  // A folder has a size and cannot be read.
  const upload = { name: 'x.csv', path: folder, source: null, limitBytes: MEGABYTE }
  await expect(saveUpload(database, upload)).rejects.toThrow('EISDIR')
  expect(await left()).toEqual({ uploads: 0, chunks: 0 })
})
