import { badRequest, type TelegramError } from '../telegram-error.ts'

/** `can't parse entities: <reason> at byte offset <n>`; the offset counts UTF-8 bytes, as Telegram does. */
export function cannotParse(reason: string, html: string, position: number, more = ''): TelegramError {
  const offset = Buffer.byteLength(html.slice(0, position))
  return badRequest(`can't parse entities: ${reason} at byte offset ${offset}${more}`)
}
