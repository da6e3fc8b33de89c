import type { Period } from '../../analysis/behaviour/index.ts'
import { offeredDays } from '../../analysis/behaviour/index.ts'
import { type CancelledOrder, type ProductsView, writeProductsView } from '../../analysis/products/index.ts'
import type { Block, Button, Voice } from '../report.ts'

/** A title with its period, where it is not all of the data. */
export function titleOf(title: string, period: Period, { t }: Voice): string {
  return period === 'all' ? title : t('products-title-days', { title, days: period.days })
}

/** The giant cancelled orders that no figure holds, each with when and by what it was taken back. */
export function apartBlocks(apart: CancelledOrder[], voice: Voice): Block[] {
  if (apart.length === 0) return []
  const { t, format } = voice
  const items = apart.map((event) =>
    t('products-apart-one', {
      day: format.day(event.paidAt),
      order: event.externalId,
      product: event.product,
      quantity: format.count(event.quantity),
      sales: format.money(event.sales),
      after: afterWords(event, voice),
      return: event.returnId,
    }),
  )
  return [
    { kind: 'text', text: t('products-apart') },
    { kind: 'list', items },
  ]
}

/** Names in a row, at most so many, the rest counted. */
export function listNames(names: string[], most: number, { t }: Voice): string {
  const shown = names.slice(0, most).join(t('products-separator'))
  return names.length > most ? t('products-names-more', { names: shown, count: names.length }) : shown
}

/** A button of /products, marked where it is what is shown. */
export function productsButton(label: string, view: ProductsView, current: boolean, { t }: Voice): Button {
  return { label: current ? t('button-current', { label }) : label, action: `pr:${writeProductsView(view)}` }
}

export function viewButtons(current: ProductsView, voice: Voice): Button[] {
  const { period } = current
  const shown = current.view === 'category' ? null : current.view
  return (['categories', 'sellers', 'returns', 'changes'] as const).map((view) =>
    productsButton(
      voice.t(`products-button-${view}`),
      view === 'sellers' ? { view, period, by: 'sales' } : { view, period },
      view === shown,
      voice,
    ),
  )
}

export function periodButtons(current: ProductsView, voice: Voice): Button[] {
  const { t } = voice
  // What is new can only be told against an earlier time, so that view has no "all".
  const offered = current.view === 'changes' ? offeredDays : (['all', ...offeredDays] as const)
  return offered.map((days) => {
    const period: Period = days === 'all' ? days : { days }
    const label = days === 'all' ? t('overview-button-all') : t('overview-button-days', { days })
    const shown = current.period === 'all' ? 'all' : current.period.days
    return productsButton(label, { ...current, period }, days === shown, voice)
  })
}

function afterWords({ paidAt, returnedAt }: CancelledOrder, { t, format }: Voice): string {
  const minutes = Math.round((Date.parse(`${returnedAt}Z`) - Date.parse(`${paidAt}Z`)) / 60_000)
  if (minutes < 120) return t('products-after-minutes', { count: format.count(minutes) })
  if (minutes < 48 * 60) return t('products-after-hours', { count: format.count(Math.round(minutes / 60)) })
  return t('products-after-days', { count: format.count(Math.round(minutes / 1440)) })
}
