import { z } from 'zod'
import { badRequest } from '../telegram-error.ts'
import type { MessageEntity } from '../types.ts'
import { linkFault } from './checked-link.ts'

const FORMATS = 'bold italic underline strikethrough spoiler code pre text_link blockquote expandable_blockquote'.split(
  ' ',
)
/** Accepted in a request and found again in the text by Telegram itself. */
const AUTOMATIC = 'mention hashtag cashtag bot_command url email phone_number bank_card_number media_timestamp'.split(
  ' ',
)

const entity = z.object({
  type: z.string(),
  offset: z.number().int(),
  length: z.number().int(),
  url: z.string().optional(),
  language: z.string().optional(),
})

/** Checks an explicit list of entities against the text that it formats. @throws TelegramError in Telegram's words. */
export function givenEntities(value: unknown, text: string): MessageEntity[] {
  if (!Array.isArray(value)) throw badRequest('expected an Array of MessageEntity')
  return value.flatMap((item: unknown) => {
    const parsed = entity.safeParse(item)
    if (!parsed.success) throw cannotRead(`Can't find field "${String(parsed.error.issues[0]?.path[0] ?? 'type')}"`)
    return AUTOMATIC.includes(parsed.data.type) ? [] : checked(parsed.data, text)
  })
}

function checked(given: z.infer<typeof entity>, text: string): MessageEntity[] {
  const { type, offset, length, url, language } = given
  if (!FORMATS.includes(type)) throw cannotRead('Unsupported type specified')
  if (offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`)
  if (length < 0) throw badRequest(`receive an entity with incorrect length ${length}`)
  if (offset > text.length) throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`)
  const end = offset + length
  if (end > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    )
  }
  if (splitsPair(text, offset))
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${offset}`)
  if (splitsPair(text, end)) throw badRequest(`entity ends in a middle of a UTF-16 symbol at byte offset ${end}`)
  if (type === 'text_link') {
    if (url === undefined) throw cannotRead(`Can't find field "url"`)
    const fault = linkFault(url)
    if (fault !== null) throw badRequest(`entity URL '${url}' is invalid: ${fault}`)
    return [{ type, offset, length, url }]
  }
  return [{ type, offset, length, ...(type === 'pre' && language ? { language } : {}) }]
}

function splitsPair(text: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '')
}

function cannotRead(reason: string) {
  return badRequest(`can't parse MessageEntity: ${reason}`)
}
