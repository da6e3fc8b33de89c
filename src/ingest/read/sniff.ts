import { open, stat } from 'node:fs/promises'
import { ImportError } from '../import-error.ts'

export type Kind = 'text' | 'gzip' | 'zip' | 'ole'

const signatures: [kind: Kind | 'other', name: string, bytes: number[]][] = [
  ['gzip', 'gzip', [0x1f, 0x8b]],
  ['zip', 'zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', 'zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', 'xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['other', 'PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['other', 'JPEG', [0xff, 0xd8, 0xff]],
  ['other', 'GIF', [0x47, 0x49, 0x46, 0x38]],
  ['other', 'PDF', [0x25, 0x50, 0x44, 0x46]],
  ['other', 'RAR', [0x52, 0x61, 0x72, 0x21]],
  ['other', '7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['other', 'SQLite', [0x53, 0x51, 0x4c, 0x69]],
]

/** What a file is by its first bytes, whatever it is called. @throws ImportError for an empty one and for other things */
export async function sniffFile(path: string): Promise<Kind> {
  if ((await stat(path)).size === 0) throw new ImportError('empty_file')
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    return kindOf(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

export function kindOf(head: Buffer): Kind {
  for (const [kind, name, bytes] of signatures) {
    if (!bytes.every((byte, at) => head[at] === byte)) continue
    if (kind === 'other') throw new ImportError('not_a_table', { kind: name })
    return kind
  }
  return 'text'
}

/** Refuses text that is no table: web pages, JSON, XML, and bytes that are no text. */
export function checkText(head: Buffer): void {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (!wide && head.includes(0)) throw new ImportError('not_a_table', { kind: 'binary' })
  const start = head
    .subarray(0, 200)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase()
  if (start.startsWith('<!doctype') || start.startsWith('<html')) throw new ImportError('not_a_table', { kind: 'HTML' })
  if (start.startsWith('<?xml') || /^<[a-z]+[\s>]/.test(start)) throw new ImportError('not_a_table', { kind: 'XML' })
  if (/^(\{\s*("|\}|$)|\[\s*[[{"\]\d])/.test(start)) throw new ImportError('not_a_table', { kind: 'JSON' })
}
