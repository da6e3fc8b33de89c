import type { Picture } from '../../../charts/index.ts'
import { changeFloor, type ProductChanges } from '../../analysis/products/index.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Report, Voice } from '../report.ts'
import { categoryName } from './category-names.ts'
import { titleOf } from './words.ts'

const DRAWN = 7
const NAMED = 3

/** /products, new and fading: what came in the period, and what sells less than half of before. */
export function productChangesReport(result: ProductChanges, voice: Voice): Report {
  const { t } = voice
  const title = titleOf(t('products-changes-title'), result.period, voice)
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: readChanges(result, voice) },
      factsNote(result.source, result, voice),
    ],
    ...(result.before && { picture: picture(title, result, voice) }),
    table: {
      name: 'product-changes',
      rows: [
        [
          'kind',
          'code',
          'product',
          'category',
          'first_day',
          'sales',
          'orders',
          'sales_before',
          'orders_before',
          'change',
        ],
        ...(['new', 'fading'] as const).flatMap((kind) =>
          result[kind].products.map((row) => [
            ...[kind, row.code, row.product, categoryName(row.category, voice), row.firstDay],
            ...[row.sales, row.orders, row.salesBefore, row.ordersBefore, row.change],
          ]),
        ),
      ],
    },
  }
}

function readChanges({ before, period, ...result }: ProductChanges, { t, format }: Voice): string {
  const { days } = period
  if (!before) return t('products-changes-short', { days })
  const part = (kind: 'new' | 'fading') => {
    const orders = changeFloor[kind]
    const { count, amount, products } = result[kind]
    if (count === 0) return t(`products-changes-${kind}-none`, { orders })
    const names = products.slice(0, NAMED).map(({ product }) => product)
    return t(`products-changes-${kind}`, {
      count: format.count(count),
      orders,
      sales: format.money(amount),
      names: names.join(t('products-separator')),
    })
  }
  return [
    t('products-changes-reading', { days, before: format.period(before.from, before.to) }),
    part('new'),
    part('fading'),
  ].join('\n')
}

function picture(title: string, result: ProductChanges, voice: Voice): Picture {
  const { t, format } = voice
  return {
    chart: 'rankings',
    ...pictureFrame(title, result.source, result, voice),
    lists: [
      {
        title: t('products-changes-list-new'),
        format: 'money',
        colour: 'good',
        lines: result.new.products.slice(0, DRAWN).map(({ product, sales, firstDay, orders }) => ({
          label: product,
          value: sales,
          note: t('products-note-new', { day: firstDay, orders: format.count(orders) }),
        })),
      },
      {
        title: t('products-changes-list-fading'),
        format: 'money',
        colour: 'bad',
        lines: result.fading.products.slice(0, DRAWN).map(({ product, sales, salesBefore }) => ({
          label: product,
          value: salesBefore - sales,
          note: t('products-note-fading', { before: format.money(salesBefore), now: format.money(sales) }),
        })),
      },
    ],
  }
}
