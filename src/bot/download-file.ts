import { createWriteStream } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { GrammyError } from 'grammy'
import type { BotContext } from './context.ts'

/** Telegram no longer has the file. */
export class FileGone extends Error {}

/** A file that is not there after this time will not come; the chat must not wait behind it. */
const PATIENCE_MS = 120_000

/**
 * Writes the file of the message to `path`. A Bot API server in local mode names a file on this machine; any other gives
 * an address, http or https (the library's own download speaks only https).
 * @throws FileGone, or an error when it is larger than `limit` bytes, whatever size the message claimed
 */
export async function downloadFile(ctx: BotContext, path: string, limit: number): Promise<void> {
  const file = await ctx.getFile().catch((error) => {
    if (error instanceof GrammyError && error.error_code === 400) throw new FileGone(error.description)
    throw error
  })
  const location = file.getUrl()
  if (isAbsolute(location)) return copyFile(location, path)
  const response = await fetch(location, { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!response.ok || response.body === null) {
    // The address holds the bot's token, so the error must not name it.
    throw new Error(`the Bot API answered ${response.status} when a file was fetched`)
  }
  const bytes = Readable.fromWeb(response.body as ReadableStream<Uint8Array>)
  await pipeline(bytes, upTo(limit), createWriteStream(path, { mode: 0o600 }))
}

function upTo(limit: number) {
  return async function* (source: AsyncIterable<Uint8Array>) {
    let received = 0
    for await (const piece of source) {
      received += piece.length
      if (received > limit) throw new Error(`the file is larger than ${limit} bytes`)
      yield piece
    }
  }
}
