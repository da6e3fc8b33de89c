import type { MessageEntity } from 'grammy/types'
import type { Block } from './report.ts'

/** A text as Telegram takes it. Offsets count UTF-16 units, which is what JavaScript's strings count too. */
export type Text = { text: string; entities: MessageEntity[] }

/** Telegram's own bounds, in UTF-16 units. */
export const limits = { text: 4096, caption: 1024 } as const

/**
 * Blocks → messages, each within its limit: the first within `first` units, the others within 4096. A text is broken
 * between blocks, else between lines, else where it must. Formatting is by entities, so no user text is ever markup.
 */
export function composeText(blocks: Block[], first: number = limits.text): Text[] {
  const messages: Text[] = []
  let message: Text = { text: '', entities: [] }
  const room = () => (messages.length === 0 ? first : limits.text)
  const close = () => {
    if (message.text !== '') messages.push(message)
    message = { text: '', entities: [] }
  }
  for (const block of blocks) {
    const whole = joinLines(linesOf(block), block)
    const separator = message.text === '' ? '' : '\n\n'
    if (message.text.length + separator.length + whole.text.length <= room()) {
      append(message, separator, whole)
      continue
    }
    close()
    for (const part of splitBlock(block, room, () => messages.length)) {
      if (message.text !== '') close()
      append(message, '', part)
    }
  }
  close()
  return messages
}

type Line = { text: string; bold?: [from: number, length: number] }

function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case 'pairs':
      return block.pairs.map(([label, value]) => ({
        text: `${label}  ${value}`,
        bold: [label.length + 2, value.length],
      }))
    case 'table':
      return alignColumns(block.rows).map((text) => ({ text }))
    case 'list':
      return block.items.map((item) => ({ text: `• ${item}` }))
    default:
      return block.text.split('\n').map((text) => ({ text }))
  }
}

function joinLines(lines: Line[], block: Block): Text {
  const result: Text = { text: '', entities: [] }
  for (const line of lines) {
    if (result.text !== '') result.text += '\n'
    if (line.bold && line.bold[1] > 0) {
      result.entities.push({ type: 'bold', offset: result.text.length + line.bold[0], length: line.bold[1] })
    }
    result.text += line.text
  }
  const style =
    block.kind === 'heading' ? 'bold' : block.kind === 'note' ? 'italic' : block.kind === 'table' ? 'pre' : null
  if (style && result.text !== '') result.entities.push({ type: style, offset: 0, length: result.text.length })
  return result
}

/** A block that does not fit whole, as pieces that do. */
function splitBlock(block: Block, room: () => number, sent: () => number): Text[] {
  const parts: Text[] = []
  let lines: Line[] = []
  let length = 0
  for (const line of linesOf(block).flatMap((line) => cutLine(line, limits.caption))) {
    const limit = parts.length === 0 && sent() === 0 ? room() : limits.text
    if (lines.length > 0 && length + 1 + line.text.length > limit) {
      parts.push(joinLines(lines, block))
      lines = []
      length = 0
    }
    lines.push(line)
    length += line.text.length + (lines.length > 1 ? 1 : 0)
  }
  if (lines.length > 0) parts.push(joinLines(lines, block))
  return parts
}

function cutLine(line: Line, length: number): Line[] {
  if (line.text.length <= length) return [line]
  const pieces: Line[] = []
  let rest = line.text
  while (rest.length > length) {
    // Never through a surrogate pair: half an emoji is no character.
    const end = /[\uD800-\uDBFF]/.test(rest.charAt(length - 1)) ? length - 1 : length
    pieces.push({ text: rest.slice(0, end) })
    rest = rest.slice(end)
  }
  return [...pieces, { text: rest }]
}

function append(message: Text, separator: string, part: Text): void {
  const start = message.text.length + separator.length
  message.text += separator + part.text
  for (const entity of part.entities) message.entities.push({ ...entity, offset: entity.offset + start })
}

/** Columns padded to equal width, where a Chinese character counts two. Numbers are set to the right. */
function alignColumns(rows: string[][]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ''))),
  )
  const numeric = widths.map((_, column) => rows.slice(1).every((row) => /^[^\p{L}]*$/u.test(row[column] ?? '')))
  return rows.map((row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? ''
        const padding = ' '.repeat(width - displayWidth(cell))
        return numeric[column] ? padding + cell : cell + padding
      })
      .join('  ')
      .trimEnd(),
  )
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u

function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}
