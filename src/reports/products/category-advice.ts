import type { CategoryRow, CategorySales } from '../../analysis/products/index.ts'
import type { Block, Voice } from '../report.ts'
import { categoryName } from './category-names.ts'
import { listNames } from './words.ts'

/** Categories named in a sentence of advice. */
const NAMED = 2
const NAMED_THIN = 3

/** What to develop and what to improve, each with the figures behind it, and what is too thin to tell. */
export function adviceBlocks(result: CategorySales, voice: Voice): Block[] {
  const { t, format } = voice
  const items = (['develop', 'improve'] as const).flatMap((advice) => {
    const rows = result.categories.filter((row) => row.advice === advice)
    if (rows.length === 0) return []
    const names = rows.map((row) =>
      t(`products-because-${row.reason}`, {
        name: categoryName(row.category, voice),
        rate: format.share(row.returnRate ?? 0),
        all: format.share(result.returnRate ?? 0),
        ...aheadWords(row, voice),
      }),
    )
    return [
      t('products-advice-line', { advice: t(`products-advice-${advice}`), names: listNames(names, NAMED, voice) }),
    ]
  })
  const thin = result.categories.filter(({ reason }) => reason === 'thin')
  if (thin.length > 0) {
    const names = thin.map(({ category }) => categoryName(category, voice))
    items.push(t('products-advice-thin', { names: listNames(names, NAMED_THIN, voice) }))
  }
  return items.length > 0 ? [{ kind: 'list', items }] : []
}

/** Why a category has the advice that it has. */
export function reasonWords(row: CategoryRow, voice: Voice): string {
  const { t } = voice
  const advice = row.advice ? t(`products-advice-${row.advice}`) : ''
  return t(`products-why-${row.reason}`, { advice, ...aheadWords(row, voice) })
}

function aheadWords({ ahead, aheadRange }: CategoryRow, voice: Voice): { ahead: string; range: string } {
  const range = aheadRange?.map((bound) => signed(bound, voice)).join(' … ')
  return { ahead: ahead === null ? '' : voice.format.share(Math.abs(ahead), 0), range: range ?? '' }
}

/** A whole percent: more digits would claim more than an interval knows. */
function signed(change: number, { format }: Voice): string {
  return `${change < 0 ? '−' : '+'}${format.share(Math.abs(change), 0)}`
}
