import type { Picture, Tile } from '../../../charts/index.ts'
import type { CategoryDetail } from '../../analysis/products/index.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Report, Voice } from '../report.ts'
import { reasonWords } from './category-advice.ts'
import { categoryName } from './category-names.ts'
import { titleOf } from './words.ts'

const DRAWN = 8

/** /products, one category: its place among the others, months, prices and best sellers. */
export function categoryDetailReport(result: CategoryDetail, voice: Voice): Report {
  const { t } = voice
  const name = categoryName(result.category.category, voice)
  const title = titleOf(t('products-category-title', { name }), result.period, voice)
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'pairs', pairs: keyFigures(result, voice) },
      factsNote(result.source, result, voice),
    ],
    picture: picture(title, result, voice),
    table: {
      name: 'category-products',
      rows: [
        ['code', 'product', 'sales', 'share', 'quantity', 'orders'],
        ...result.products.map(({ code, product, sales, share, quantity, orders }) => {
          return [code, product, sales, share, quantity, orders]
        }),
      ],
    },
  }
}

function keyFigures(result: CategoryDetail, voice: Voice): [string, string][] {
  const { t, format } = voice
  const { category: row, prices } = result
  const pair = (name: string, values: Record<string, string | number>): [string, string] => [
    t(`products-category-${name}`),
    t(`products-category-${name}-value`, values),
  ]
  const pairs = [
    pair('rank', {
      sales: format.money(row.sales),
      rank: result.rank,
      of: result.categories,
      share: format.share(row.share ?? 0),
    }),
    pair('orders', { orders: format.count(row.orders), quantity: format.count(row.quantity) }),
  ]
  if (row.averagePrice !== null && prices) {
    const { low, middle, high } = prices
    const [from, centre, to] = [format.money(low), format.money(middle), format.money(high)]
    pairs.push(pair('price', { average: format.money(row.averagePrice), low: from, middle: centre, high: to }))
  }
  if (row.growth !== null) {
    const all = format.change(result.comparison?.growth ?? null)
    pairs.push(pair('growth', { growth: format.change(row.growth), all }))
  }
  if (row.returnRate !== null) {
    pairs.push(
      pair('returns', {
        rate: format.share(row.returnRate),
        all: format.share(result.returnRate ?? 0),
        returns: format.count(row.returns ?? 0),
        amount: format.money(row.returned ?? 0),
      }),
    )
  }
  pairs.push([t('products-category-advice'), reasonWords(row, voice)])
  return pairs
}

function picture(title: string, result: CategoryDetail, voice: Voice): Picture {
  const { t, format } = voice
  const { category: row } = result
  const tiles: Tile[] = [
    { label: t('figure-sales'), value: row.sales, format: 'money', change: row.growth },
    { label: t('figure-orders'), value: row.orders, format: 'count', change: null },
    { label: t('products-tile-price'), value: row.averagePrice, format: 'money', change: null },
  ]
  if (row.returnRate !== null) {
    tiles.push({ label: t('products-tile-returns'), value: row.returnRate, format: 'percent', change: null })
  }
  const points = result.months.map(({ month, sales }) => ({ label: month, value: sales }))
  return {
    chart: 'rankings',
    ...pictureFrame(title, result.source, result, voice),
    tiles,
    ...(points.length > 1 && { columns: { title: t('products-category-months'), format: 'money', points } }),
    lists: [
      {
        title: t('products-category-products', { count: format.count(result.productsSold) }),
        format: 'money',
        lines: result.products.slice(0, DRAWN).map(({ product, sales, orders, quantity }) => ({
          label: product,
          value: sales,
          note: t('products-note-orders', { orders: format.count(orders), quantity: format.count(quantity) }),
        })),
      },
    ],
  }
}
