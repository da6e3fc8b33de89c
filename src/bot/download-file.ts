import { createWriteStream } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { BotContext } from './context.ts'

/**
 * Writes the file of the message to `path`. A Bot API server in local mode names a file on this machine; any other gives
 * an address, http or https (the library's own download speaks only https).
 */
export async function downloadFile(ctx: BotContext, path: string): Promise<void> {
  const file = await ctx.getFile()
  const location = file.getUrl()
  if (isAbsolute(location)) return copyFile(location, path)
  const response = await fetch(location)
  if (!response.ok || response.body === null) {
    // The address holds the bot's token, so the error must not name it.
    throw new Error(`the Bot API answered ${response.status} when a file was fetched`)
  }
  await pipeline(
    Readable.fromWeb(response.body as ReadableStream<Uint8Array>),
    createWriteStream(path, { mode: 0o600 }),
  )
}
