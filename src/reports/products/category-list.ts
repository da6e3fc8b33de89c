import {
  type CategoryList,
  type CategoryTable,
  categoryKey,
  type FileFault,
  type ListedCategory,
  OTHER,
  type TableChanged,
  type TableProblem,
} from '../../analysis/products/index.ts'
import type { Block, Button, Report, Voice } from '../report.ts'
import { categoryName } from './category-names.ts'
import { listNames } from './words.ts'

/** Categories a page, keywords shown of each, and faults shown of a file. */
const PAGE = 8
const KEYWORDS = 6
const FAULTS = 10

/** /categories: the keyword table, page by page. */
export function categoryListReport(list: CategoryList, page: number, voice: Voice): Report {
  const { t } = voice
  const pages = Math.ceil(list.categories.length / PAGE)
  const current = Math.min(Math.max(0, page), pages - 1)
  const shown = list.categories.slice(current * PAGE, (current + 1) * PAGE)
  const lines = shown.map((category, index): Block => {
    return { kind: 'text', text: describe(category, current * PAGE + index + 1, voice) }
  })
  return {
    blocks: [
      { kind: 'heading', text: t('categories-title', { source: list.source.name }) },
      { kind: 'text', text: summaryOf(list, voice) },
      ...lines,
      { kind: 'note', text: `${t('categories-rule')}\n${t('categories-how')}` },
    ],
    buttons: [
      ...rowsOf(
        shown
          .filter(({ code }) => code !== OTHER)
          .map(({ code }) => ({ label: categoryName(code, voice), action: `cat:one:${categoryKey(code)}` })),
      ),
      ...pageButtons(current, pages),
      [
        { label: t('categories-button-download'), action: 'cat:csv' },
        ...(list.isDefault ? [] : [{ label: t('categories-button-reset'), action: 'cat:reset' }]),
      ],
    ],
  }
}

/** One line of the table with all its keywords, and what may be done to it. */
export function categoryReport(list: CategoryList, category: ListedCategory, voice: Voice): Report {
  const { t, format } = voice
  const { code, keywords, products, sales } = category
  const key = categoryKey(code)
  const rank = list.table.findIndex((row) => row.code === code) + 1
  const words = keywords.length > 0 ? keywords.join(t('products-separator')) : t('categories-no-keywords')
  const where = { rank, of: list.table.length, products: format.count(products), sales: format.money(sales) }
  return {
    blocks: [
      { kind: 'heading', text: t('categories-one-title', { name: categoryName(code, voice) }) },
      { kind: 'text', text: t('categories-one', where) },
      { kind: 'text', text: t('categories-one-keywords', { keywords: words }) },
      { kind: 'note', text: t('categories-how') },
    ],
    buttons: [
      (['top', 'up', 'down'] as const).map((to) => ({
        label: t(`categories-button-${to}`),
        action: `cat:${to}:${key}`,
      })),
      [
        { label: t('categories-button-drop'), action: `cat:drop:${key}` },
        { label: t('categories-button-back'), action: `cat:page:${Math.floor((rank - 1) / PAGE)}` },
      ],
    ],
  }
}

/** What a change did to the products, after a sentence that says what was changed. */
export function tableChangedReport(done: string, changed: TableChanged, voice: Voice): Report {
  const { t, format } = voice
  const nameOf = (code: string | null) => (code === null ? t('categories-unsorted') : categoryName(code, voice))
  const moves = changed.moves.map(({ from, to, products }) =>
    t('categories-move', { from: nameOf(from), to: nameOf(to), products: format.count(products) }),
  )
  const moved =
    changed.products === 0
      ? t('categories-moved-none')
      : t('categories-moved', {
          products: format.count(changed.products),
          sales: format.money(changed.sales),
          moves: listNames(moves, 3, voice),
        })
  return {
    blocks: [{ kind: 'text', text: `${done}\n${moved}` }],
    buttons: [[{ label: t('categories-button-back'), action: 'cat:page:0' }]],
  }
}

export function tableProblemReport({ code, given }: TableProblem, voice: Voice): Report {
  return { blocks: [{ kind: 'text', text: voice.t(`categories-problem-${code}`, { given }) }] }
}

/** What is wrong in a file that was to become the table, with line and column. */
export function fileFaultsReport(faults: FileFault[], voice: Voice): Report {
  const { t } = voice
  const items = faults.slice(0, FAULTS).map(({ line, column, code, given, before }) => {
    const what = t(`categories-fault-${code}`, { given, before: String(before ?? '') })
    return t('categories-fault', { line: String(line), column, what })
  })
  const more = faults.length - FAULTS
  if (more > 0) items.push(t('categories-file-more', { count: more }))
  return {
    blocks: [
      { kind: 'text', text: t('categories-file-faults', { count: faults.length }) },
      { kind: 'list', items },
    ],
  }
}

/** The table as a file that can be changed and sent back: header and rows. */
export function tableRows(table: CategoryTable, voice: Voice): string[][] {
  const rows = table.map(({ code, keywords }) => [code, categoryName(code, voice), keywords.join(', ')])
  return [['category', 'name', 'keywords'], ...rows]
}

function summaryOf({ isDefault, table, products, named }: CategoryList, { t, format }: Voice): string {
  const kind = t(isDefault ? 'categories-default' : 'categories-own')
  const values = { kind, categories: table.length, products: format.count(products) }
  if (named === null) return t('categories-summary-no-sales', values)
  return t('categories-summary', { ...values, share: format.share(named) })
}

function describe({ code, keywords, products, share }: ListedCategory, rank: number, voice: Voice): string {
  const { t, format } = voice
  const head = t(share === null ? 'categories-line-no-share' : 'categories-line', {
    rank,
    name: categoryName(code, voice),
    products: format.count(products),
    share: share === null ? '' : format.share(share),
  })
  if (code === OTHER) return head
  if (keywords.length === 0) return `${head}\n${t('categories-no-keywords')}`
  // English words stand first in the default table; its Chinese reader recognises the Chinese ones sooner.
  const own = keywords.filter((keyword) => /\p{Script=Han}/u.test(keyword) === (format.language === 'zh'))
  const words = [...own, ...keywords.filter((keyword) => !own.includes(keyword))]
  const shown = words.slice(0, KEYWORDS).join(t('products-separator'))
  return `${head}\n${words.length > KEYWORDS ? t('categories-more', { words: shown, count: words.length }) : shown}`
}

function rowsOf(buttons: Button[]): Button[][] {
  return [buttons.slice(0, 4), buttons.slice(4)].filter((row) => row.length > 0)
}

function pageButtons(current: number, pages: number): Button[][] {
  if (pages < 2) return []
  const before = current > 0 ? [{ label: '‹', action: `cat:page:${current - 1}` }] : []
  const after = current < pages - 1 ? [{ label: '›', action: `cat:page:${current + 1}` }] : []
  return [[...before, { label: `${current + 1} / ${pages}`, action: `cat:page:${current}` }, ...after]]
}
