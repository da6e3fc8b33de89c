import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { imageSize } from '../image-size.ts'
import { extensionOf, mimeTypeOf } from '../mime-type.ts'
import type { StoredFile } from './records.ts'

export type FileBytes = { write(fileId: string, bytes: Uint8Array): void; read(fileId: string): Uint8Array | null }

/** Where file contents lie: one file each under `directory`, or in memory. */
export function createFileBytes(directory: string | null): FileBytes {
  if (directory === null) {
    const kept = new Map<string, Uint8Array>()
    return { write: (fileId, bytes) => void kept.set(fileId, bytes), read: (fileId) => kept.get(fileId) ?? null }
  }
  const folder = join(directory, 'files')
  mkdirSync(folder, { recursive: true })
  return {
    write: (fileId, bytes) => writeFileSync(join(folder, fileId), bytes, { mode: 0o600 }),
    read: (fileId) => (existsSync(join(folder, fileId)) ? readFileSync(join(folder, fileId)) : null),
  }
}

/** Describes a new file: random ids that cannot be guessed, and for pictures the size in pixels. */
export function describeFile(name: string, bytes: Uint8Array, kind: 'photo' | 'document', number: number): StoredFile {
  const image = imageSize(bytes)
  const safeName = fileName(name)
  const extension = kind === 'photo' ? (image?.mimeType === 'image/png' ? 'png' : 'jpg') : extensionOf(safeName)
  return {
    fileId: `${kind === 'photo' ? 'AgAC' : 'BQAC'}${randomBytes(33).toString('base64url')}`,
    uniqueId: `AQAD${randomBytes(9).toString('base64url')}`,
    name: safeName,
    mimeType: kind === 'photo' ? (image?.mimeType ?? 'image/jpeg') : mimeTypeOf(safeName),
    size: bytes.byteLength,
    path: `${kind === 'photo' ? 'photos' : 'documents'}/file_${number}${extension === '' ? '' : `.${extension}`}`,
    ...(image === null ? {} : { width: image.width, height: image.height }),
  }
}

/** The last part of a path, without characters that a file system or a header would trip over. */
function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const clean = [...last].filter((character) => character >= ' ' && character !== '\u007f').join('')
  return clean.trim().slice(-200) || 'file'
}
