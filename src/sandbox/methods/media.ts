import type { SandboxContext } from '../context.ts'
import { imageSize } from '../image-size.ts'
import type { Parameters, UploadedFile } from '../parameters.ts'
import type { StoredFile } from '../state/records.ts'
import { badRequest } from '../telegram-error.ts'
import type { SandboxMessage } from '../types.ts'

export type MediaKind = 'photo' | 'document'

const PHOTO_BYTES = 10 * 1024 * 1024
const PHOTO_SIDES = 10_000
const PHOTO_RATIO = 20

/**
 * The file that a request names: uploaded under `name`, `attach://part`, or the file_id of an earlier one.
 * @throws TelegramError for anything else, and for what Telegram would not take as a photo.
 */
export function mediaContent(
  context: SandboxContext,
  parameters: Parameters,
  kind: MediaKind,
  reference: unknown = parameters.text(kind),
): Pick<SandboxMessage, 'photo' | 'document'> {
  const upload = parameters.file(kind) ?? attached(parameters, reference)
  return describe(upload ? store(context, kind, upload) : known(context, kind, reference), kind)
}

/** A stored file as a message shows it. A photo comes in one size, the original: nothing is recompressed here. */
export function describe(file: StoredFile, kind: MediaKind): Pick<SandboxMessage, 'photo' | 'document'> {
  const ids = { file_id: file.fileId, file_unique_id: file.uniqueId }
  if (kind === 'photo') {
    return { photo: [{ ...ids, width: file.width ?? 0, height: file.height ?? 0, file_size: file.size }] }
  }
  return { document: { ...ids, file_name: file.name, mime_type: file.mimeType, file_size: file.size } }
}

function attached(parameters: Parameters, reference: unknown): UploadedFile | undefined {
  if (typeof reference !== 'string' || !reference.startsWith('attach://')) return undefined
  const upload = parameters.file(reference.slice('attach://'.length))
  if (!upload) throw badRequest('invalid file HTTP URL specified: Unsupported URL protocol')
  return upload
}

function store(context: SandboxContext, kind: MediaKind, { name, bytes }: UploadedFile): StoredFile {
  if (bytes.byteLength === 0) throw badRequest('file must be non-empty')
  if (kind === 'photo') assertPhoto(bytes)
  return context.state.addFile(name, bytes, kind)
}

function assertPhoto(bytes: Uint8Array): void {
  if (bytes.byteLength > PHOTO_BYTES) {
    const sizes = `file of size ${bytes.byteLength} bytes is too big for a photo; the maximum size is ${PHOTO_BYTES} bytes`
    throw badRequest(sizes)
  }
  const size = imageSize(bytes)
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED')
  const { width, height } = size
  const ratio = Math.max(width, height) / Math.min(width, height)
  if (!(width + height <= PHOTO_SIDES && ratio <= PHOTO_RATIO)) throw badRequest('PHOTO_INVALID_DIMENSIONS')
}

function known(context: SandboxContext, kind: MediaKind, reference: unknown): StoredFile {
  if (typeof reference !== 'string' || reference === '') throw badRequest(`there is no ${kind} in the request`)
  if (/^https?:/i.test(reference)) throw badRequest('failed to get HTTP URL content')
  const file = context.state.files.get(reference)
  if (!file) throw badRequest('wrong remote file identifier specified: Wrong character in the string')
  const stored = file.path.startsWith('photos/') ? 'photo' : 'document'
  if (stored !== kind) throw badRequest(`can't use file of type ${title(stored)} as ${title(kind)}`)
  return file
}

function title(kind: MediaKind): string {
  return kind === 'photo' ? 'Photo' : 'Document'
}
