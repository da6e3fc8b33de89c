import { badRequest } from './telegram-error.ts'

export type Part = { name: string; fileName: string | null; bytes: Buffer }

const HEADER_END = Buffer.from('\r\n\r\n')

/**
 * Splits a multipart/form-data body (RFC 7578). Ours and not the platform's, which refuses the unquoted file names that
 * Telegram accepts and grammY sends. @throws TelegramError when the body is cut short or malformed.
 */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  if (!boundary) throw badRequest('boundary is missing in the multipart/form-data content type')
  const delimiter = Buffer.from(`--${boundary[1] ?? boundary[2]}`)
  const parts: Part[] = []
  let position = body.indexOf(delimiter)
  while (position !== -1) {
    const start = position + delimiter.length
    if (body.subarray(start, start + 2).toString() === '--') return parts
    const next = body.indexOf(delimiter, start)
    const headerEnd = body.indexOf(HEADER_END, start)
    if (next === -1 || headerEnd === -1 || headerEnd > next) break
    parts.push(readPart(body.subarray(start + 2, headerEnd).toString(), body.subarray(headerEnd + 4, next - 2)))
    position = next
  }
  throw badRequest("can't parse multipart/form-data: the body ends too early")
}

function readPart(headers: string, bytes: Buffer): Part {
  const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(headers)?.[1] ?? ''
  return { name: parameter(disposition, 'name') ?? '', fileName: parameter(disposition, 'filename'), bytes }
}

function parameter(disposition: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}=(?:"((?:\\\\.|[^"\\\\])*)"|([^;\\r]*))`, 'i').exec(disposition)
  if (!match) return null
  return match[1]?.replace(/\\(.)/g, '$1').replace(/%22/g, '"') ?? match[2]!.trim()
}
