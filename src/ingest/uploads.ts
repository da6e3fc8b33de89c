import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { and, eq, lt, or, sql } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'
import { ImportError } from './import-error.ts'
import { cleanText } from './read/clean-text.ts'
import { megabytes } from './read/read-bytes.ts'

/** Bytes a row: small enough for the embedded database, large enough that 20 MB are 40 rows. */
const PART = 512 * 1024

export type NewUpload = {
  /** What people call the file; `path` is where it lies on this machine's disk. */
  name: string
  path: string
  /** The shop that the sender named; null: the file tells. */
  source: string | null
  limitBytes: number
}

/**
 * Keeps a file in the database until its import is done, so that any worker can read it. @returns its id
 * @throws ImportError `file_too_large`; whatever is thrown, nothing of the file is left
 */
export async function saveUpload(database: Database, upload: NewUpload): Promise<string> {
  const { limitBytes } = upload
  const fileName = cleanText(upload.name)
  const source = upload.source === null ? null : cleanText(upload.source)
  const { size } = await stat(upload.path)
  if (size > limitBytes) {
    const [mb, limit] = [megabytes(size), megabytes(limitBytes)]
    throw new ImportError('file_too_large', { file: fileName, mb, limit_mb: limit })
  }
  const id = randomUUID()
  await database.db.insert(schema.uploads).values({ id, fileName, source, bytes: size })
  try {
    let part = 0
    for await (const data of createReadStream(upload.path, { highWaterMark: PART })) {
      await database.db.insert(schema.uploadChunks).values({ uploadId: id, part: part++, data: data as Buffer })
    }
  } catch (error) {
    // One transaction would do this too, and keep everybody else from the embedded database meanwhile.
    await deleteUpload(database, id)
    throw error
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

/** Name, size and shop of an upload that is still there. */
export async function findUpload(
  database: Database,
  id: string,
): Promise<{ name: string; bytes: number; source: string | null } | null> {
  if (!isUuid(id)) return null
  const { fileName, bytes, source } = schema.uploads
  const [upload] = await database.db
    .select({ name: fileName, bytes, source })
    .from(schema.uploads)
    .where(eq(schema.uploads.id, id))
  return upload ?? null
}

/** What names an upload comes from a button, so it may be anything. */
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

export async function deleteUpload(database: Database, id: string): Promise<void> {
  await database.db.delete(schema.uploads).where(eq(schema.uploads.id, id))
}

/** Removes uploads that were imported, and those that no import wanted for a week. @returns how many. */
export async function deleteOldUploads(database: Database): Promise<number> {
  const imported = sql`exists (
    select from job_runs
    where name = 'import' and status = 'done' and result ->> 'kind' = 'imported'
      and payload ->> 'uploadId' = ${schema.uploads.id}::text
  )`
  const gone = await database.db
    .delete(schema.uploads)
    .where(or(lt(schema.uploads.createdAt, sql`now() - interval '7 days'`), imported))
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
