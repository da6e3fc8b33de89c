import { type Period, readPeriod, writePeriod } from '../behaviour/period.ts'
import { type SellerOrder, sellerOrders } from './best-sellers.ts'
import { categoryKey } from './category-table.ts'

/** What may be asked about products. `category` is a code, a key or whatever was typed. */
export type ProductsView =
  | { view: 'categories'; period: Period }
  | { view: 'category'; period: Period; category: string }
  | { view: 'sellers'; period: Period; by: SellerOrder }
  | { view: 'returns'; period: Period }
  | { view: 'changes'; period: Period }

const letters = { categories: 'c', category: 'd', sellers: 'b', returns: 'r', changes: 'n' } as const

const words: [RegExp, (period: Period) => ProductsView][] = [
  [/退货|退款|returns?|refunds?/i, (period) => ({ view: 'returns', period })],
  [/新品|新旧|走弱|滞销|fading|changes|\bnew\b/i, (period) => ({ view: 'changes', period })],
  [/客户|customers/i, (period) => ({ view: 'sellers', period, by: 'customers' })],
  [/件数|销量|quantity|pieces/i, (period) => ({ view: 'sellers', period, by: 'quantity' })],
  [/畅销|热销|爆款|best|sellers?|top/i, (period) => ({ view: 'sellers', period, by: 'sales' })],
  [/^(品类|分类|类别|categor(y|ies))$/i, (period) => ({ view: 'categories', period })],
]

/** What a button carries, or words: 退货 30, 畅销, the name of a category. */
export function readProductsView(said: string): ProductsView {
  const [letter = '', ...rest] = said.split(':')
  const period = readPeriod(rest.at(-1) ?? '')
  if (said.includes(':') && letter === letters.category) return { view: 'category', period, category: rest[0] ?? '' }
  if (said.includes(':') && letter === letters.sellers) {
    return { view: 'sellers', period, by: sellerOrders.find((by) => by === rest[0]) ?? 'sales' }
  }
  if (said.includes(':')) {
    const view = (['returns', 'changes'] as const).find((name) => letters[name] === letter)
    return { view: view ?? 'categories', period }
  }
  return readWords(said)
}

/** The same as a button carries it. */
export function writeProductsView(view: ProductsView): string {
  const what =
    view.view === 'category' ? [categoryKey(view.category)] : view.view === 'sellers' ? [view.by] : ([] as string[])
  return [letters[view.view], ...what, writePeriod(view.period)].join(':')
}

function readWords(said: string): ProductsView {
  const period = readPeriod(said)
  const text = said.replace(/\d+\s*(天|日|days?)?/gi, ' ').trim()
  const known = words.find(([pattern]) => pattern.test(text))
  if (known) return known[1](period)
  return text === '' ? { view: 'categories', period } : { view: 'category', period, category: text }
}
