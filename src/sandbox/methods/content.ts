import type { Parameters } from '../parameters.ts'
import { badRequest } from '../telegram-error.ts'
import { captionText, messageText } from '../text/formatted-text.ts'
import type { SandboxMessage } from '../types.ts'

type Content = Partial<SandboxMessage>

/** `text` with its entities, from a request. @throws TelegramError */
export function textContent(parameters: Parameters): Content {
  const { text, entities } = messageText({
    text: parameters.text('text') ?? '',
    parseMode: parameters.text('parse_mode'),
    entities: parameters.json('entities'),
  })
  const preview = parameters.json('link_preview_options')
  return {
    text,
    ...(entities.length > 0 ? { entities } : {}),
    ...(isObject(preview) ? { link_preview_options: preview } : {}),
  }
}

/** `caption` with its entities, from a request or from one item of `media`. @throws TelegramError */
export function captionContent(parameters: Parameters, item?: Record<string, unknown>): Content {
  const { text, entities } = captionText({
    text: item ? asText(item.caption) : (parameters.text('caption') ?? ''),
    parseMode: item ? asText(item.parse_mode) : parameters.text('parse_mode'),
    entities: item ? item.caption_entities : parameters.json('caption_entities'),
  })
  const above = item ? item.show_caption_above_media === true : parameters.flag('show_caption_above_media')
  const spoiler = item ? item.has_spoiler === true : parameters.flag('has_spoiler')
  return {
    ...(text === '' ? {} : { caption: text }),
    ...(entities.length > 0 ? { caption_entities: entities } : {}),
    ...(above ? { show_caption_above_media: true as const } : {}),
    ...(spoiler ? { has_media_spoiler: true as const } : {}),
  }
}

/** One `InputMediaPhoto` or `InputMediaDocument`. @throws TelegramError */
export function mediaItem(value: unknown): { kind: 'photo' | 'document'; item: Record<string, unknown> } {
  if (!isObject(value)) throw badRequest("can't parse InputMedia: expected an Object")
  if (value.type !== 'photo' && value.type !== 'document') {
    throw badRequest(`can't parse InputMedia: type must be photo or document in this sandbox`)
  }
  return { kind: value.type, item: value }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
