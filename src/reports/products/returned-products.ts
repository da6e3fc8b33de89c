import type { Picture } from '../../../charts/index.ts'
import { type ReturnedProducts, rateFloor } from '../../analysis/products/index.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Block, Report, Voice } from '../report.ts'
import { categoryName } from './category-names.ts'
import { apartBlocks, titleOf } from './words.ts'

const DRAWN = 7
const NAMED = 2
/** Where one return has so much of what came back, the rate tells of an event and not of the product. */
const ONE_EVENT = 0.5

/** /products, returns: what comes back most, in money and for each unit of it sold, single giant orders apart. */
export function returnedProductsReport(result: ReturnedProducts, voice: Voice): Report {
  const { t } = voice
  const title = titleOf(t('products-returns-title'), result.period, voice)
  const reading: Block[] =
    result.returns === 0
      ? [{ kind: 'text', text: t('products-returns-none') }]
      : [
          { kind: 'pairs', pairs: keyFigures(result, voice) },
          { kind: 'text', text: readReturns(result, voice) },
        ]
  return {
    blocks: [
      { kind: 'heading', text: title },
      ...reading,
      ...apartBlocks(result.apart, voice),
      ...(result.period === 'all' ? [] : [{ kind: 'note', text: t('products-returns-caveat') } satisfies Block]),
      factsNote(result.source, result, voice),
    ],
    picture: picture(title, result, voice),
    table: {
      name: 'returned-products',
      rows: [
        ['code', 'product', 'category', 'returned', 'quantity', 'returns', 'largest_return', 'sales', 'orders', 'rate'],
        ...result.byValue.map((row) => {
          const { code, product, category, returned, quantity, returns, largest, sales, orders, rate } = row
          return [
            code,
            product,
            categoryName(category, voice),
            returned,
            quantity,
            returns,
            largest,
            sales,
            orders,
            rate,
          ]
        }),
      ],
    },
  }
}

function keyFigures(
  { returned, rate, returns, customers }: ReturnedProducts,
  { t, format }: Voice,
): [string, string][] {
  const counts = { returns: format.count(returns), customers: format.count(customers) }
  const counted = t(`products-returns-count-${customers > 0 ? 'value' : 'alone'}`, counts)
  return [
    [t('products-returns-value'), format.money(returned)],
    ...(rate === null
      ? []
      : [[t('products-returns-rate'), t('products-returns-rate-value', { rate: format.share(rate, 2) })] as const]),
    [t('products-returns-count'), counted],
  ].map(([label, value]): [string, string] => [label!, value!])
}

function readReturns({ byValue, byRate }: ReturnedProducts, { t, format }: Voice): string {
  const names = (rows: ReturnedProducts['byValue'], value: (row: ReturnedProducts['byValue'][number]) => string) =>
    rows
      .slice(0, NAMED)
      .map((row) => t('products-returns-one', { product: row.product, value: value(row) }))
      .join(t('products-separator'))
  const most = t('products-returns-most', { names: names(byValue, (row) => format.money(row.returned)) })
  const often = byRate.filter(({ largest, returned }) => largest < ONE_EVENT * returned)
  const rates = names(often, (row) => format.share(row.rate!))
  const highest =
    often.length > 0
      ? t('products-returns-highest', { names: rates, ...rateFloor })
      : t('products-returns-no-rate', rateFloor)
  return `${most}\n${highest}`
}

function picture(title: string, result: ReturnedProducts, voice: Voice): Picture {
  const { t, format } = voice
  return {
    chart: 'rankings',
    ...pictureFrame(title, result.source, result, voice),
    lists: [
      {
        title: t('products-returns-list-value'),
        format: 'money',
        colour: 'bad',
        lines: result.byValue.slice(0, DRAWN).map(({ product, returned, returns, sales }) => ({
          label: product,
          value: returned,
          note: t('products-note-returned', { returns: format.count(returns), sales: format.money(sales) }),
        })),
      },
      {
        title: t('products-returns-list-rate', rateFloor),
        format: 'percent',
        colour: 'bad',
        lines: result.byRate.slice(0, DRAWN).map(({ product, rate, returned, largest, orders }) => ({
          label: product,
          value: rate!,
          note:
            largest >= ONE_EVENT * returned
              ? t('products-note-one-return', {
                  share: format.share(largest / returned, 0),
                  orders: format.count(orders),
                })
              : t('products-note-rate', { returned: format.money(returned), orders: format.count(orders) }),
        })),
      },
    ],
  }
}
