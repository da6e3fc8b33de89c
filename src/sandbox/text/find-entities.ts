import type { MessageEntity } from '../types.ts'

/** The kinds of text that Telegram marks by itself, most binding first. The looks-behind keep them off parts of words. */
const PATTERNS: { type: string; pattern: RegExp }[] = [
  {
    type: 'url',
    pattern:
      /(?<![\p{L}\p{N}_@.])https?:\/\/[^\s<>"'，。；：！？、（）《》]*[^\s<>"'，。；：！？、（）《》.,;:!?)\]]/giu,
  },
  { type: 'email', pattern: /(?<![\p{L}\p{N}_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/gu },
  {
    type: 'bot_command',
    pattern: /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/gu,
  },
  { type: 'mention', pattern: /(?<![\p{L}\p{N}_@.])@[A-Za-z][A-Za-z0-9_]{2,31}(?![\p{L}\p{N}_@])/gu },
  { type: 'hashtag', pattern: /(?<![\p{L}\p{N}_#&/])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu },
]

/** Commands, links, addresses, mentions and hashtags in a text, outside the ranges already taken. Offsets in UTF-16. */
export function findEntities(text: string, taken: MessageEntity[]): MessageEntity[] {
  const found: MessageEntity[] = []
  for (const { type, pattern } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length }
      const free = !found.some((other) => overlap(other, entity)) && !taken.some((other) => blocks(other, entity))
      if (free) found.push(entity)
    }
  }
  return found.sort((a, b) => a.offset - b.offset)
}

/** Links and code keep their text to themselves; bold and the like may hold a command or a link inside. */
function blocks(given: MessageEntity, found: MessageEntity): boolean {
  return ['text_link', 'code', 'pre', 'url', 'text_mention'].includes(given.type) && overlap(given, found)
}

function overlap(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}
