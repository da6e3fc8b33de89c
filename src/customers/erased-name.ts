/**
 * The name of an erased customer, where it stands in texts. Names are keys that a shop chose, so `12` may be one: such a
 * name is looked for only where it can be nothing else. Others are found as whole words: 张三 is not in 张三丰.
 */
export type ErasedName = {
  name: string
  pseudonym: string
  /** A text that holds the name can hardly mean anything else. */
  isDistinctive: boolean
  /** A text with the pseudonym in the name's place. */
  without(text: string): string
  /** The same for what a person typed, where 画像张三 is no word. */
  withoutTyped(text: string): string
}

/** Digits from which on a number is a phone's or a member's rather than a count. */
const LONG_NUMBER = 7

export function erasedName(name: string, pseudonym: string): ErasedName {
  const word = new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(name)}(?![\\p{L}\\p{N}])`, 'gu')
  const isDistinctive = /^\d+$/.test(name) ? name.length >= LONG_NUMBER : [...name].length >= 2
  return {
    name,
    pseudonym,
    isDistinctive,
    without: (text) => (text.includes(name) ? text.replace(word, () => pseudonym) : text),
    withoutTyped: (text) =>
      isDistinctive ? text.replaceAll(name, () => pseudonym) : text.replace(word, () => pseudonym),
  }
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
