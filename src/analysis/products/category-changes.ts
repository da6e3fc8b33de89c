import { type Category, type CategoryTable, defaultTable, OTHER, tableLimits } from './category-table.ts'
import { keywordVariants } from './keyword-variants.ts'

/** What a manager may do to the table. Categories by their codes. */
export type CategoryChange =
  /** A category that is not there yet is made, at the top: whoever makes one wants its words to win. */
  | { kind: 'add'; category: string; keywords: string[] }
  /** From whichever categories they stand in. */
  | { kind: 'remove'; keywords: string[] }
  | { kind: 'move'; category: string; to: 'up' | 'down' | 'top' }
  | { kind: 'drop'; category: string }
  | { kind: 'reset' }
  | { kind: 'replace'; table: CategoryTable }

export type TableProblem = {
  code:
    | 'category-unknown'
    | 'keyword-unknown'
    | 'keyword-none'
    | 'keyword-long'
    | 'name-long'
    | 'name-other'
    | 'too-many'
  /** The word or category that it is about. */
  given: string
}

/** The changed table, or what speaks against the change. Nothing is changed in place. */
export function changeTable(table: CategoryTable, change: CategoryChange): CategoryTable | TableProblem {
  const changed = applied(table, change)
  return 'code' in changed ? changed : (problemOf(changed) ?? changed)
}

/** What no table may have, whoever made it. */
export function problemOf(table: CategoryTable): TableProblem | null {
  const keywords = table.flatMap((category) => category.keywords)
  const long = keywords.find((keyword) => keyword.length > tableLimits.length)
  const empty = keywords.find((keyword) => !/[\p{L}\p{N}]/u.test(keyword))
  const name = table.find(({ code }) => code.length > tableLimits.length || code.trim() === '')
  if (long !== undefined) return { code: 'keyword-long', given: long }
  if (empty !== undefined) return { code: 'keyword-none', given: empty }
  if (name) return { code: 'name-long', given: name.code }
  if (table.some(({ code }) => code === OTHER)) return { code: 'name-other', given: OTHER }
  if (table.length > tableLimits.categories || keywords.length > tableLimits.keywords) {
    return { code: 'too-many', given: String(table.length) }
  }
  return null
}

/** Keywords from what was typed: separated by commas of either kind, semicolons or lines; each once. */
export function splitKeywords(text: string): string[] {
  const words = text.split(/[,，、;；\n]/).map((word) => word.trim().replace(/\s+/g, ' '))
  return unique(words.filter((word) => word !== ''))
}

/** Whether two keywords take the same products: 灯笼 and 灯笼, Mug and mugs. */
export function sameKeyword(a: string, b: string): boolean {
  const others = keywordVariants(b)
  return keywordVariants(a).some((variant) => others.includes(variant))
}

function applied(table: CategoryTable, change: CategoryChange): CategoryTable | TableProblem {
  switch (change.kind) {
    case 'add':
      return add(table, change.category, change.keywords)
    case 'remove': {
      const absent = change.keywords.find((keyword) => !holds(table, keyword))
      if (absent !== undefined) return { code: 'keyword-unknown', given: absent }
      return without(table, change.keywords)
    }
    case 'move':
      return move(table, change.category, change.to)
    case 'drop':
      if (!table.some(({ code }) => code === change.category)) {
        return { code: 'category-unknown', given: change.category }
      }
      return table.filter(({ code }) => code !== change.category)
    case 'reset':
      return defaultTable()
    case 'replace':
      return change.table
  }
}

/** A keyword belongs to one category: it leaves the one that it stood in. */
function add(table: CategoryTable, category: string, keywords: string[]): CategoryTable | TableProblem {
  if (keywords.length === 0) return { code: 'keyword-none', given: category }
  const rest = without(table, keywords)
  const added = (before: Category): Category => ({ ...before, keywords: [...before.keywords, ...keywords] })
  if (!rest.some(({ code }) => code === category)) return [added({ code: category, keywords: [] }), ...rest]
  return rest.map((before) => (before.code === category ? added(before) : before))
}

function without(table: CategoryTable, keywords: string[]): CategoryTable {
  return table.map(({ code, keywords: before }) => ({
    code,
    keywords: before.filter((keyword) => !keywords.some((other) => sameKeyword(keyword, other))),
  }))
}

function move(table: CategoryTable, category: string, to: 'up' | 'down' | 'top'): CategoryTable | TableProblem {
  const at = table.findIndex(({ code }) => code === category)
  const moved = table[at]
  if (!moved) return { code: 'category-unknown', given: category }
  const rest = table.filter((_, index) => index !== at)
  const target = to === 'top' ? 0 : Math.max(0, Math.min(rest.length, to === 'up' ? at - 1 : at + 1))
  return [...rest.slice(0, target), moved, ...rest.slice(target)]
}

function holds(table: CategoryTable, keyword: string): boolean {
  return table.some(({ keywords }) => keywords.some((known) => sameKeyword(known, keyword)))
}

function unique(words: string[]): string[] {
  return words.filter((word, index) => words.findIndex((other) => sameKeyword(other, word)) === index)
}
