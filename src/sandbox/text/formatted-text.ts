import { badRequest } from '../telegram-error.ts'
import type { MessageEntity } from '../types.ts'
import { findEntities } from './find-entities.ts'
import { givenEntities } from './given-entities.ts'
import { parseHtml } from './parse-html.ts'
import { tidyText } from './tidy-text.ts'

export type FormattedText = { text: string; entities: MessageEntity[] }

export const TEXT_LIMIT = 4096
export const CAPTION_LIMIT = 1024
/** Telegram's servers drop what is beyond, without a word. */
const FORMATS_LIMIT = 100

type Given = { text: string; parseMode?: string | undefined; entities?: unknown }

/** The text of a message as Telegram stores it: parsed, cleaned, trimmed, marked. @throws TelegramError */
export function messageText(given: Given): FormattedText {
  if (given.text === '') throw badRequest('message text is empty')
  const result = formattedText(given)
  if (result.text === '') throw badRequest('text must be non-empty')
  if (result.text.length > TEXT_LIMIT) throw badRequest('message is too long')
  return result
}

/** A caption, which may be empty. @throws TelegramError */
export function captionText(given: Given): FormattedText {
  const result = formattedText(given)
  if (result.text.length > CAPTION_LIMIT) throw badRequest('message caption is too long')
  return result
}

/** What a person typed: no formatting, only what Telegram finds by itself. */
export function plainText(text: string): FormattedText {
  return formattedText({ text })
}

function formattedText(given: Given): FormattedText {
  const tidy = tidyText(parse(given))
  const { text } = tidy
  const entities = [...tidy.entities].sort((a, b) => a.offset - b.offset).slice(0, FORMATS_LIMIT)
  const found = findEntities(text, entities)
  // Outer before inner: a client nests them in this order.
  const all = [...entities, ...found].sort((a, b) => a.offset - b.offset || b.length - a.length)
  return { text, entities: all }
}

function parse({ text, parseMode, entities }: Given): FormattedText {
  const mode = parseMode?.toLowerCase() ?? ''
  if (mode === 'html') return parseHtml(text)
  if (mode === 'markdown' || mode === 'markdownv2') {
    throw badRequest(`can't parse entities: this sandbox reads parse_mode HTML and explicit entities, not ${parseMode}`)
  }
  if (mode !== '' && mode !== 'none') throw badRequest('unsupported parse_mode')
  return { text, entities: entities === undefined ? [] : givenEntities(entities, text) }
}
