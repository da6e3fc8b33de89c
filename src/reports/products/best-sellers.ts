import type { Picture } from '../../../charts/index.ts'
import { type BestSellers, type SellerRow, sellerOrders } from '../../analysis/products/index.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Report, Voice } from '../report.ts'
import { categoryName } from './category-names.ts'
import { apartBlocks, productsButton, titleOf } from './words.ts'

const DRAWN = 12
const FIRST = 10

/** /products, best sellers: names as the file has them. */
export function bestSellersReport(result: BestSellers, voice: Voice): Report {
  const { t } = voice
  const { by, period, sellers } = result
  const title = titleOf(t(`products-sellers-title-${by}`), period, voice)
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: readSellers(result, voice) },
      ...apartBlocks(result.apart, voice),
      factsNote(result.source, result, voice),
    ],
    picture: picture(title, result, voice),
    table: {
      name: `best-sellers-${by}`,
      rows: [
        ['code', 'product', 'category', 'sales', 'share', 'quantity', 'orders', 'customers', 'average_price'],
        ...sellers.map(({ code, product, category, sales, share, quantity, orders, customers, averagePrice }) => {
          const name = categoryName(category, voice)
          return [code, product, name, sales, share, quantity, orders, customers, averagePrice]
        }),
      ],
    },
    buttons: [
      sellerOrders.map((order) =>
        productsButton(t(`products-button-${order}`), { view: 'sellers', period, by: order }, order === by, voice),
      ),
    ],
  }
}

function readSellers({ sellers, products, sales, by }: BestSellers, { t, format }: Voice): string {
  const [first] = sellers
  if (!first) return t('picture-empty')
  const top = sellers.slice(0, FIRST).reduce((sum, { sales: own }) => sum + own, 0)
  const whole = { products: format.count(products), sales: format.money(sales) }
  const share = sales > 0 ? format.share(top / sales) : '—'
  const customers =
    first.customers === null ? '' : t('products-sellers-customers', { count: format.count(first.customers) })
  return [
    ...(by === 'sales' ? [t('products-sellers-reading', { ...whole, share })] : []),
    t('products-sellers-first', {
      product: first.product,
      sales: format.money(first.sales),
      quantity: format.count(first.quantity),
      orders: format.count(first.orders),
      customers,
    }),
  ].join('\n')
}

function picture(title: string, result: BestSellers, voice: Voice): Picture {
  const { t, format } = voice
  const { by } = result
  const note = ({ share, sales, quantity, orders }: SellerRow) =>
    t(`products-note-${by}`, {
      share: share === null ? '—' : format.share(share),
      sales: format.money(sales),
      quantity: format.count(quantity),
      orders: format.count(orders),
    })
  return {
    chart: 'rankings',
    ...pictureFrame(title, result.source, result, voice),
    lists: [
      {
        title: t(`products-sellers-list-${by}`),
        format: by === 'sales' ? 'money' : 'count',
        lines: result.sellers
          .slice(0, DRAWN)
          .map((row) => ({ label: row.product, value: row[by] ?? 0, note: note(row) })),
      },
    ],
  }
}
