import type { MessageEntity } from '../types.ts'

type Formatted = { text: string; entities: MessageEntity[] }

const EDGE = /^[\s\u200b\u2060\ufeff]$/u

/**
 * Cleans as TDLib does before a message is stored: carriage returns and invisible direction marks go, control
 * characters become spaces, white space at the end is cut, and at the start up to the first entity.
 */
export function tidyText(given: Formatted): Formatted {
  const { text, entities } = withoutControls(given)
  let end = text.length
  while (end > 0 && EDGE.test(text[end - 1]!)) end -= 1
  const firstEntity = Math.min(end, ...entities.map((entity) => entity.offset))
  let start = 0
  while (start < firstEntity && (text[start] === ' ' || text[start] === '\n')) start += 1
  return { text: text.slice(start, end), entities: moved(entities, start, end, text) }
}

function moved(entities: MessageEntity[], start: number, end: number, text: string): MessageEntity[] {
  return entities.flatMap((entity) => {
    const last = Math.min(entity.offset + entity.length, end)
    const visible = text.slice(entity.offset, last).trim() !== ''
    return visible ? [{ ...entity, offset: entity.offset - start, length: last - entity.offset }] : []
  })
}

/** Removing a character moves every entity behind it, so positions are mapped one by one. */
function withoutControls({ text, entities }: Formatted): Formatted {
  if (![...text].some((character) => isControl(character) || isDropped(character))) return { text, entities }
  const positions = new Uint32Array(text.length + 1)
  let clean = ''
  for (let index = 0; index < text.length; index += 1) {
    positions[index] = clean.length
    const character = text[index]!
    if (!isDropped(character)) clean += isControl(character) ? ' ' : character
  }
  positions[text.length] = clean.length
  const mapped = entities.map((entity) => {
    const offset = positions[entity.offset]!
    return { ...entity, offset, length: positions[entity.offset + entity.length]! - offset }
  })
  return { text: clean, entities: mapped.filter((entity) => entity.length > 0) }
}

function isDropped(character: string): boolean {
  return character === '\r' || (character >= '\u2028' && character <= '\u202e')
}

function isControl(character: string): boolean {
  return character < ' ' && character !== '\n' && character !== '\t'
}
