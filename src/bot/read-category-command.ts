import { type CategoryChange, splitKeywords } from '../analysis/products/index.ts'
import { categoryCodeOf } from '../reports/products/category-names.ts'

/** A change of the table, or a category to look at. */
export type CategoryCommand = CategoryChange | { kind: 'show'; category: string }

/**
 * What follows /categories: `灯具` shows it, `灯具 lantern, 灯笼` or `灯具：lantern` adds, `-lantern` removes. Names may have
 * spaces, so the longest known name that the text begins with is taken; else the first word is a new category's name.
 */
export function readCategoryCommand(said: string, known: { code: string; name: string }[]): CategoryCommand {
  const text = said.trim()
  if (/^[-−–]/.test(text)) return { kind: 'remove', keywords: splitKeywords(text.slice(1)) }
  const names = known.flatMap(({ code, name }) => [code, name]).sort((a, b) => b.length - a.length)
  const name = names.find((candidate) => beginsWith(text, candidate)) ?? /^[^\s:：=]+/.exec(text)?.[0] ?? text
  const category = categoryCodeOf(name)
  const rest = text.slice(name.length).replace(/^[\s:：=]+/, '')
  if (rest === '') return { kind: 'show', category }
  const removing = /^[-−–]\s*(.*)$/s.exec(rest)
  return removing
    ? { kind: 'remove', keywords: splitKeywords(removing[1]!) }
    : { kind: 'add', category, keywords: splitKeywords(rest.replace(/^\+/, '')) }
}

function beginsWith(text: string, name: string): boolean {
  if (!text.toLowerCase().startsWith(name.toLowerCase())) return false
  return /^($|[\s:：=])/.test(text.slice(name.length))
}
