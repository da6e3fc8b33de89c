import { openTable } from '../../ingest/read/open-table.ts'
import { sameKeyword, splitKeywords } from './category-changes.ts'
import { type CategoryTable, OTHER, tableLimits } from './category-table.ts'

/** What is wrong in a file, and where. `line` as an editor counts, `column` as the file names it. */
export type FileFault = {
  line: number
  column: string
  code:
    | 'column-missing'
    | 'category-empty'
    | 'name-long'
    | 'name-other'
    | 'keyword-long'
    | 'keyword-none'
    | 'keyword-twice'
    | 'too-many'
    | 'nothing'
  given: string
  /** The line that has the same keyword already. */
  before?: number
}

const columns = {
  category: ['category', 'code', '品类', '分类', '类别', '品类代码'],
  keywords: ['keywords', 'keyword', '关键词', '关键字'],
} as const

/**
 * Reads a whole table from a file as the download makes it: the columns category and keywords, others ignored, the order of the
 * rows is that of priority; a category may go on in several rows.
 * @param codeOf the code of a category from its code or its name in either language
 * @returns the table, or every fault that was found
 * @throws ImportError where the file is no table at all
 */
export async function readCategoryFile(
  path: string,
  limits: { file: number; unpacked: number },
  codeOf: (name: string) => string,
): Promise<{ table: CategoryTable } | { faults: FileFault[] }> {
  const file = await openTable(path, limits, { sheet: null, likeness: () => 1 })
  const place = (wanted: readonly string[]) => file.header.findIndex((name) => wanted.includes(name.toLowerCase()))
  const at = { category: place(columns.category), keywords: place(columns.keywords) }
  const missing = (['category', 'keywords'] as const).filter((column) => at[column] < 0)
  if (missing.length > 0) {
    return { faults: missing.map((column) => ({ line: 1, column, code: 'column-missing', given: column })) }
  }
  const faults: FileFault[] = []
  const table: CategoryTable = []
  const taken: { keyword: string; line: number }[] = []
  for await (const { rows, lines } of file.batches()) {
    for (const [index, row] of rows.entries()) readRow(row, lines[index]!)
  }
  const [first] = file.header
  if (faults.length === 0 && table.length === 0)
    faults.push({ line: 1, column: first ?? '', code: 'nothing', given: '' })
  return faults.length > 0 ? { faults } : { table }

  function readRow(row: string[], line: number): void {
    const fault = (column: keyof typeof at, code: FileFault['code'], given: string, before?: number) =>
      faults.push({ line, column: file.header[at[column]]!, code, given: given.slice(0, tableLimits.length), before })
    const name = row[at.category]?.trim() ?? ''
    const keywords = splitKeywords(row[at.keywords] ?? '')
    if (name === '' && keywords.length === 0) return
    if (name === '') return void fault('category', 'category-empty', '')
    const code = codeOf(name)
    if (code === OTHER) return void fault('category', 'name-other', name)
    if (code.length > tableLimits.length) return void fault('category', 'name-long', name)
    let category = table.find((known) => known.code === code)
    if (!category) {
      category = { code, keywords: [] }
      table.push(category)
      if (table.length > tableLimits.categories) fault('category', 'too-many', String(tableLimits.categories))
    }
    for (const keyword of keywords) {
      const before = taken.find((known) => sameKeyword(known.keyword, keyword))
      if (before) fault('keywords', 'keyword-twice', keyword, before.line)
      else if (keyword.length > tableLimits.length) fault('keywords', 'keyword-long', keyword)
      else if (!/[\p{L}\p{N}]/u.test(keyword)) fault('keywords', 'keyword-none', keyword)
      else {
        taken.push({ keyword, line })
        category.keywords.push(keyword)
      }
    }
    if (taken.length > tableLimits.keywords) fault('keywords', 'too-many', String(tableLimits.keywords))
  }
}
