import { badRequest } from '../telegram-error.ts'
import type { MessageEntity } from '../types.ts'
import { readCharacterReference } from './character-reference.ts'
import { checkedLink } from './checked-link.ts'
import { cannotParse } from './parse-error.ts'
import { isSpace, readStartTag, type StartTag } from './start-tag.ts'

type OpenTag = StartTag & { offset: number }

const ENTITY_OF_TAG: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
}

/**
 * Telegram's HTML: plain text and entities whose offsets count UTF-16 code units.
 * @throws TelegramError `can't parse entities: …`, with the offset in UTF-8 bytes as Telegram names it.
 */
export function parseHtml(html: string): { text: string; entities: MessageEntity[] } {
  const open: OpenTag[] = []
  const entities: MessageEntity[] = []
  let text = ''
  let position = 0
  while (position < html.length) {
    const character = html[position]!
    const reference = character === '&' ? readCharacterReference(html, position) : null
    if (reference !== null) {
      text += reference.text
      position = reference.end
    } else if (character !== '<') {
      text += character
      position += 1
    } else if (html[position + 1] === '/') {
      position = closeTag(html, position, open, entities, text)
    } else {
      const { tag, end } = readStartTag(html, position)
      open.push({ ...tag, offset: text.length })
      position = end
    }
  }
  const last = open.at(-1)
  if (last) throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${last.name}"`)
  const inOrder = entities.map((entity) => (entity.type === 'code' ? withoutLanguage(entity) : entity))
  return { text, entities: inOrder }
}

function closeTag(html: string, start: number, open: OpenTag[], entities: MessageEntity[], text: string): number {
  const tag = open.pop()
  if (!tag) throw cannotParse('Unexpected end tag', html, start)
  let position = start + 2
  while (!isSpace(html[position]) && html[position] !== '>') position += 1
  const name = html.slice(start + 2, position)
  while (position < html.length && isSpace(html[position])) position += 1
  if (html[position] !== '>') throw cannotParse('Unclosed end tag', html, start)
  if (name !== '' && name !== tag.name) {
    throw cannotParse('Unmatched end tag', html, start, `, expected "</${tag.name}>", found "</${name}>"`)
  }
  if (text.length > tag.offset) addEntity(entities, tag, text)
  return position + 1
}

function addEntity(entities: MessageEntity[], tag: OpenTag, text: string): void {
  const range = { offset: tag.offset, length: text.length - tag.offset }
  if (tag.name === 'a') {
    const url = checkedLink(tag.argument || text.slice(tag.offset))
    if (url !== null) entities.push({ type: 'text_link', ...range, url })
  } else if (tag.name === 'blockquote') {
    entities.push({ type: tag.argument ? 'expandable_blockquote' : 'blockquote', ...range })
  } else if (tag.name === 'pre' || tag.name === 'code') {
    addCode(entities, tag, range)
  } else {
    entities.push({ type: ENTITY_OF_TAG[tag.name]!, ...range })
  }
}

/** `<pre><code class="language-x">` is one `pre` with a language, in either order of nesting. */
function addCode(entities: MessageEntity[], tag: OpenTag, range: { offset: number; length: number }): void {
  const inner = entities.at(-1)
  const other = tag.name === 'pre' ? 'code' : 'pre'
  const same = inner && inner.type === other && inner.offset === range.offset && inner.length === range.length
  const language = tag.name === 'pre' ? inner?.language : tag.argument
  if (same && language) {
    entities[entities.length - 1] = { type: 'pre', ...range, language }
  } else {
    entities.push({ type: tag.name, ...range, ...(tag.argument ? { language: tag.argument } : {}) })
  }
}

function withoutLanguage({ type, offset, length }: MessageEntity): MessageEntity {
  return { type, offset, length }
}
