import { readCharacterReference } from './character-reference.ts'
import { cannotParse } from './parse-error.ts'

/** `argument`: the link of an `a`, the language of a `code`, or non-empty for an expandable quotation. */
export type StartTag = { name: string; argument: string }

const TAGS = new Set('a b strong i em s strike del u ins tg-spoiler span pre code blockquote'.split(' '))

/** Reads a start tag with its attributes, from `<` to past `>`. @throws TelegramError */
export function readStartTag(html: string, start: number): { tag: StartTag; end: number } {
  let position = start + 1
  while (!isSpace(html[position]) && html[position] !== '>') position += 1
  if (position >= html.length) throw cannotParse('Unclosed start tag', html, start)
  const name = html.slice(start + 1, position).toLowerCase()
  if (!TAGS.has(name)) throw cannotParse(`Unsupported start tag "${name}"`, html, start)
  const tag: StartTag = { name, argument: '' }
  while (html[position] !== '>') {
    position = skipSpace(html, position)
    if (html[position] === '>') break
    if (position >= html.length) throw cannotParse(`Unclosed start tag "${name}"`, html, start)
    position = readAttribute(html, start, position, tag)
  }
  if (name === 'span' && tag.argument !== 'spoiler') {
    throw cannotParse('Tag "span" must have class "tg-spoiler"', html, start)
  }
  return { tag, end: position + 1 }
}

/** Telegram ends tags at these; past the end of the text counts as space. */
export function isSpace(character: string | undefined): boolean {
  return character === undefined || /[ \t\r\n\0\v]/.test(character)
}

function readAttribute(html: string, start: number, from: number, tag: StartTag): number {
  let position = from
  while (!isSpace(html[position]) && !'=>/"\''.includes(html[position]!)) position += 1
  const name = html.slice(from, position)
  if (name === '') throw cannotParse(`Empty attribute name in the tag "${tag.name}"`, html, start)
  position = skipSpace(html, position)
  if (html[position] !== '=') {
    if (position >= html.length) throw cannotParse(`Unclosed start tag "${tag.name}"`, html, start)
    keepAttribute(tag, name, '')
    return position
  }
  position = skipSpace(html, position + 1)
  const quote = html[position]
  const { value, end } = quote === '"' || quote === "'" ? quoted(html, position) : bare(html, position)
  if (end >= html.length) throw cannotParse(`Unclosed start tag "${tag.name}"`, html, start)
  keepAttribute(tag, name, value)
  return end
}

function bare(html: string, start: number): { value: string; end: number } {
  let end = start
  while (end < html.length && /[A-Za-z0-9.-]/.test(html[end]!)) end += 1
  if (!isSpace(html[end]) && html[end] !== '>') throw cannotParse('Unexpected end of name token', html, start)
  return { value: html.slice(start, end).toLowerCase(), end }
}

function quoted(html: string, start: number): { value: string; end: number } {
  const quote = html[start]
  let value = ''
  let position = start + 1
  while (position < html.length && html[position] !== quote) {
    const reference = html[position] === '&' ? readCharacterReference(html, position) : null
    value += reference?.text ?? html[position]
    position = reference?.end ?? position + 1
  }
  return { value, end: position + 1 }
}

function keepAttribute(tag: StartTag, name: string, value: string): void {
  if (tag.name === 'a' && name === 'href') tag.argument = value
  if (tag.name === 'code' && name === 'class' && value.startsWith('language-')) tag.argument = value.slice(9)
  if (tag.name === 'span' && name === 'class' && value.startsWith('tg-')) tag.argument = value.slice(3)
  if (tag.name === 'blockquote' && name === 'expandable') tag.argument = 'expandable'
}

function skipSpace(html: string, start: number): number {
  let position = start
  while (position < html.length && isSpace(html[position])) position += 1
  return position
}
