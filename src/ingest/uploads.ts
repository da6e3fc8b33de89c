import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { and, eq, lt, sql } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'

/** Bytes a row: small enough for the embedded database, large enough that 20 MB are 40 rows. */
const PART = 512 * 1024

/** Keeps a file in the database until its import is done, so that any worker can read it. @returns its id. */
export async function saveUpload(database: Database, fileName: string, path: string): Promise<string> {
  const id = randomUUID()
  const { size } = await stat(path)
  await database.db.insert(schema.uploads).values({ id, fileName, bytes: size })
  let part = 0
  for await (const data of createReadStream(path, { highWaterMark: PART })) {
    await database.db.insert(schema.uploadChunks).values({ uploadId: id, part: part++, data: data as Buffer })
  }
  return id
}

/** Writes an upload to a file of its own name in a folder of its own, gone when `work` ends. Null: no such upload. */
export async function withUpload<Result>(
  database: Database,
  id: string,
  work: (file: { name: string; path: string }) => Promise<Result>,
): Promise<Result | null> {
  const [upload] = await database.db.select().from(schema.uploads).where(eq(schema.uploads.id, id))
  if (!upload) return null
  const folder = await mkdtemp(join(tmpdir(), 'huike-upload-'))
  try {
    const path = join(folder, 'file')
    await pipeline(Readable.from(parts(database, id)), createWriteStream(path, { mode: 0o600 }))
    return await work({ name: basename(upload.fileName), path })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Name and size in bytes of an upload that is still there. */
export async function findUpload(database: Database, id: string): Promise<{ name: string; bytes: number } | null> {
  const { fileName, bytes } = schema.uploads
  const [upload] = await database.db
    .select({ name: fileName, bytes })
    .from(schema.uploads)
    .where(eq(schema.uploads.id, id))
  return upload ?? null
}

export async function deleteUpload(database: Database, id: string): Promise<void> {
  await database.db.delete(schema.uploads).where(eq(schema.uploads.id, id))
}

/** Removes uploads that no import wanted for a week. @returns how many. */
export async function deleteOldUploads(database: Database): Promise<number> {
  const gone = await database.db
    .delete(schema.uploads)
    .where(lt(schema.uploads.createdAt, sql`now() - interval '7 days'`))
    .returning({ id: schema.uploads.id })
  return gone.length
}

async function* parts(database: Database, id: string): AsyncGenerator<Uint8Array> {
  const { uploadChunks } = schema
  for (let part = 0; ; part++) {
    const [row] = await database.db
      .select({ data: uploadChunks.data })
      .from(uploadChunks)
      .where(and(eq(uploadChunks.uploadId, id), eq(uploadChunks.part, part)))
    if (!row) return
    yield row.data
  }
}
