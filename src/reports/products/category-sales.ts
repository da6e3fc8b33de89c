import type { CategoryLine, Picture } from '../../../charts/index.ts'
import {
  type Advice,
  type CategoryRow,
  type CategorySales,
  isCategoryKey,
  OTHER,
} from '../../analysis/products/index.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Button, Report, ReportTable, Voice } from '../report.ts'
import { adviceBlocks } from './category-advice.ts'
import { categoryName } from './category-names.ts'
import { apartBlocks, productsButton, titleOf } from './words.ts'

/** Lines of the picture; what is smaller stands together in a last one. */
const DRAWN = 16
/** Categories with a button of their own. */
const BUTTONS = 6

const tones = { develop: 'good', keep: 'neutral', improve: 'bad' } as const satisfies Record<Advice, string>

/** /products, first view: the categories with shares, growth, returns and advice. */
export function categorySalesReport(result: CategorySales, voice: Voice): Report {
  const { t } = voice
  const title = titleOf(t('products-categories-title'), result.period, voice)
  return {
    blocks: [
      { kind: 'heading', text: title },
      {
        kind: 'text',
        text: [...notFound(result, voice), readTop(result, voice), readGrowth(result, voice)].join('\n'),
      },
      ...adviceBlocks(result, voice),
      ...apartBlocks(result.apart, voice),
      { kind: 'note', text: accountOf(result, voice) },
      factsNote(result.source, result, voice),
    ],
    picture: picture(title, result, voice),
    table: table(result, voice),
    buttons: categoryButtons(result, voice),
  }
}

function notFound({ sought }: CategorySales, voice: Voice): string[] {
  if (sought === undefined) return []
  const name = isCategoryKey(sought) ? voice.t('products-this-category') : categoryName(sought, voice)
  return [voice.t('products-not-found', { name })]
}

function readTop({ categories }: CategorySales, voice: Voice): string {
  const { t, format } = voice
  const top = categories.filter(({ share }) => share !== null).slice(0, 3)
  const words = top.map(({ category, share }) =>
    t('products-top', { name: categoryName(category, voice), share: format.share(share!) }),
  )
  if (categories.length === 1) return t('products-reading-one', { names: words.join('') })
  return t('products-reading-top', {
    categories: categories.length,
    names: words.join(t('products-separator')),
    share: format.share(top.reduce((sum, { share }) => sum + share!, 0)),
  })
}

function readGrowth({ comparison, period }: CategorySales, { t, format }: Voice): string {
  if (!comparison || comparison.growth === null) return t('products-reading-no-comparison')
  const { earlier, later } = comparison
  return t(`products-reading-${comparison.kind}`, {
    growth: format.change(comparison.growth),
    from: comparison.kind === 'halves' ? later.from : earlier.from,
    days: period === 'all' ? '' : period.days,
  })
}

/** Where the sales of the source are, so that nobody looks for what is not in a category. */
function accountOf({ account }: CategorySales, { t, format }: Voice): string {
  const parts = [
    ['apart', account.apart],
    ['nonproducts', account.nonProducts],
    ['rest', account.rest],
  ] as const
  const more = parts
    .filter(([, amount]) => amount !== 0)
    .map(([name, amount]) =>
      t(`products-account-${name}${amount < 0 ? '-less' : ''}`, { amount: format.money(Math.abs(amount)) }),
    )
  const [orders, products] = [format.money(account.orders), format.money(account.products)]
  return t('products-account', { orders, products, more: more.join('') })
}

function picture(title: string, result: CategorySales, voice: Voice): Picture {
  const { t } = voice
  const { categories } = result
  const drawn = categories.length > DRAWN + 1 ? categories.slice(0, DRAWN) : categories
  const rest = categories.slice(drawn.length)
  const hasAdvice = categories.some(({ advice }) => advice !== null)
  return {
    chart: 'categories',
    ...pictureFrame(title, result.source, result, voice),
    columns: {
      sales: t('products-heading-sales'),
      growth: result.comparison ? t('products-heading-growth') : null,
      returns: result.returnRate === null ? null : t('products-heading-returns'),
      advice: hasAdvice ? t('products-heading-advice') : null,
    },
    lines: [...drawn.map((row) => lineOf(row, voice)), ...(rest.length > 0 ? [restLine(rest, voice)] : [])],
  }
}

function lineOf(row: CategoryRow, voice: Voice): CategoryLine {
  return {
    label: categoryName(row.category, voice),
    sales: row.sales,
    share: row.share,
    growth: row.growth,
    returnRate: row.returnRate,
    advice: row.advice && { label: voice.t(`products-advice-${row.advice}`), tone: tones[row.advice] },
  }
}

function restLine(rest: CategoryRow[], { t }: Voice): CategoryLine {
  const sum = (of: (row: CategoryRow) => number | null) => rest.reduce((total, row) => total + (of(row) ?? 0), 0)
  const sales = sum((row) => row.sales)
  return {
    label: t('products-rest', { count: rest.length }),
    sales,
    share: sum((row) => row.share),
    growth: null,
    returnRate: rest[0]?.returned === null || sales <= 0 ? null : sum((row) => row.returned) / sales,
    advice: null,
  }
}

function categoryButtons({ categories, period }: CategorySales, voice: Voice): Button[][] {
  const named = categories.filter(({ category }) => category !== OTHER).slice(0, BUTTONS)
  const buttons = named.map(({ category }) =>
    productsButton(categoryName(category, voice), { view: 'category', period, category }, false, voice),
  )
  return [buttons.slice(0, 3), buttons.slice(3)].filter((row) => row.length > 0)
}

function table({ categories }: CategorySales, voice: Voice): ReportTable {
  const columns = ['orders', 'quantity', 'sales', 'share', 'averagePrice', 'growth', 'ahead'] as const
  const returns = ['returned', 'returns', 'returnRate'] as const
  return {
    name: 'categories',
    rows: [
      [
        ...[
          'category',
          'name',
          'orders',
          'quantity',
          'sales',
          'share',
          'average_price',
          'growth',
          'ahead',
          'ahead_low',
        ],
        ...['ahead_high', 'returned', 'returns', 'return_rate', 'advice', 'reason'],
      ],
      ...categories.map((row) => [
        row.category,
        categoryName(row.category, voice),
        ...columns.map((column) => row[column]),
        row.aheadRange?.[0] ?? null,
        row.aheadRange?.[1] ?? null,
        ...returns.map((column) => row[column]),
        row.advice,
        row.reason,
      ]),
    ],
  }
}
