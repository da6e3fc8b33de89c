import type { Context } from 'hono'
import { type Part, parseMultipart } from './multipart.ts'
import { badRequest, TelegramError } from './telegram-error.ts'

export type UploadedFile = { name: string; bytes: Uint8Array }

/** A request's parameters by name, from whatever encoding they came in; forms carry objects as JSON text. */
export type Parameters = {
  text(name: string): string | undefined
  integer(name: string): number | undefined
  flag(name: string): boolean
  /** A structured value: as it stands in a JSON body, parsed from the text of a form. */
  json(name: string): unknown
  file(name: string): UploadedFile | undefined
}

const BODY_LIMIT = 50 * 1024 * 1024

/** Reads a Bot API request. @throws TelegramError 413 past 50 MB, 400 for a body that cannot be read. */
export async function readParameters(context: Context): Promise<Parameters> {
  const values = new Map<string, unknown>(Object.entries(context.req.query()))
  const files = new Map<string, UploadedFile>()
  const type = context.req.header('content-type') ?? ''
  const body = await readBody(context.req.raw, BODY_LIMIT + 64 * 1024)
  if (/^multipart\/form-data/i.test(type)) {
    for (const part of parseMultipart(body, type)) addPart(part, values, files)
  } else if (/^application\/json/i.test(type)) {
    for (const [name, value] of Object.entries(jsonObject(body))) values.set(name, value)
  } else {
    for (const [name, value] of new URLSearchParams(body.toString())) values.set(name, value)
  }
  return accessors(values, files)
}

/** The whole body, or 413 as soon as it passes `limit` bytes. */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  const tooLarge = new TelegramError(413, 'Request Entity Too Large')
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function addPart(part: Part, values: Map<string, unknown>, files: Map<string, UploadedFile>): void {
  if (part.fileName === null) values.set(part.name, part.bytes.toString())
  else if (part.bytes.byteLength > BODY_LIMIT) throw new TelegramError(413, 'Request Entity Too Large')
  else files.set(part.name, { name: part.fileName, bytes: part.bytes })
}

function accessors(values: Map<string, unknown>, files: Map<string, UploadedFile>): Parameters {
  return {
    text: (name) => asText(values.get(name)),
    integer(name) {
      const value = Number(asText(values.get(name)) || Number.NaN)
      return Number.isSafeInteger(value) ? value : undefined
    },
    flag: (name) => ['true', '1', 'yes', 'y'].includes((asText(values.get(name)) ?? '').toLowerCase()),
    json(name) {
      const value = values.get(name)
      if (typeof value !== 'string') return value ?? undefined
      return value.trim() === '' ? undefined : parseJson(value, name)
    },
    file: (name) => files.get(name),
  }
}

function asText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest(`can't parse ${name.replaceAll('_', ' ')} JSON object`)
  }
}

function jsonObject(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {}
  const value = parseJson(body.toString(), 'request')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest('JSON object expected')
  return value as Record<string, unknown>
}
