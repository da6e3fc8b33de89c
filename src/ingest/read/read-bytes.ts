import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { ImportError } from '../import-error.ts'

/** Bytes a piece: some hundred rows, which the garbage collector has forgotten before they grow old. */
const PIECE = 32 * 1024
/** Packed text shrinks to a tenth or a twentieth; what grows this much after the first 64 MB is a bomb. */
const MAX_RATIO = 300
const RATIO_FROM = 64 * 1024 * 1024

export type Limits = { file: number; unpacked: number }

/** Bytes taken from the file on disk, as it is packed. */
export type OnBytes = (done: number) => void

/** The plain bytes of a file. */
export async function* readPlain(path: string, onBytes: OnBytes): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { highWaterMark: PIECE })
  try {
    for await (const piece of stream) {
      onBytes(stream.bytesRead)
      yield piece as Buffer
    }
  } finally {
    stream.destroy()
  }
}

/** The bytes inside a gzip file. @throws ImportError when it is cut off, damaged or unpacks to more than the limit */
export async function* readGzip(path: string, limits: Limits, onBytes: OnBytes): AsyncGenerator<Buffer> {
  const packed = createReadStream(path, { highWaterMark: PIECE })
  const unpacked = createGunzip({ chunkSize: PIECE })
  packed.on('error', (error) => unpacked.destroy(error))
  packed.pipe(unpacked)
  try {
    yield* limited(unpacked, () => packed.bytesRead, limits, onBytes)
  } catch (error) {
    throw unpackingError(error)
  } finally {
    packed.destroy()
    unpacked.destroy()
  }
}

/** The tables inside a zip file: neither folders nor what systems add. */
export async function listZip(path: string): Promise<{ name: string; bytes: number; encrypted: boolean }[]> {
  const zip = await openZip(path)
  const entries: { name: string; bytes: number; encrypted: boolean }[] = []
  try {
    for await (const entry of eachEntry(zip)) {
      if (isJunk(entry.fileName)) continue
      entries.push({ name: entry.fileName, bytes: entry.uncompressedSize, encrypted: entry.isEncrypted() })
    }
  } finally {
    zip.close()
  }
  return entries
}

/** The bytes of one file inside a zip file. */
export async function* readZipEntry(
  path: string,
  name: string,
  limits: Limits,
  onBytes: OnBytes,
): AsyncGenerator<Buffer> {
  const zip = await openZip(path)
  let stream: Readable | null = null
  try {
    for await (const entry of eachEntry(zip)) {
      if (entry.fileName !== name) continue
      stream = await openEntry(zip, entry)
      const start = zip.fileSize === 0 ? 0 : entry.compressedSize
      yield* limited(stream, () => start, limits, onBytes)
      return
    }
  } catch (error) {
    throw unpackingError(error)
  } finally {
    stream?.destroy()
    zip.close()
  }
}

async function* limited(stream: Readable, packedBytes: () => number, limits: Limits, onBytes: OnBytes) {
  let bytes = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > limits.unpacked) throw new ImportError('unpacked_too_large', { limit_mb: megabytes(limits.unpacked) })
    if (bytes > RATIO_FROM && bytes > MAX_RATIO * packedBytes()) throw new ImportError('zip_bomb', { ratio: MAX_RATIO })
    onBytes(packedBytes())
    yield piece
  }
}

export function megabytes(bytes: number): number {
  return Math.round((bytes / 1024 / 1024) * 10) / 10
}

function unpackingError(error: unknown): unknown {
  if (error instanceof ImportError) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'Z_BUF_ERROR' || /unexpected end|end of central directory/i.test(message))
    return new ImportError('cut_off')
  if (code?.startsWith('Z_') || /zip|size|crc|invalid|local file header/i.test(message))
    return new ImportError('damaged')
  return error
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((settle, fail) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error) fail(unpackingError(error))
      else settle(zip)
    })
  })
}

async function* eachEntry(zip: ZipFile): AsyncGenerator<Entry> {
  while (true) {
    const entry = await new Promise<Entry | null>((settle, fail) => {
      const done = (found: Entry | null) => {
        zip.off('entry', done)
        zip.off('end', end)
        zip.off('error', fail)
        settle(found)
      }
      const end = () => done(null)
      zip.once('entry', done)
      zip.once('end', end)
      zip.once('error', fail)
      zip.readEntry()
    })
    if (entry === null) return
    yield entry
  }
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((settle, fail) => {
    zip.openReadStream(entry, (error, stream) => (error ? fail(error) : settle(stream)))
  })
}

function isJunk(name: string): boolean {
  const base = name.split('/').at(-1) ?? ''
  return name.endsWith('/') || name.startsWith('__MACOSX/') || base.startsWith('.') || base === 'Thumbs.db'
}
