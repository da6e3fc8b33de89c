import type { Picture } from '../../../charts/index.ts'
import { MOST_LISTED, type ValuedCustomer } from '../../analysis/lifetime/index.ts'
import type { Block, Report, Voice } from '../report.ts'
import { type Fitted, lifetimeFrame, lifetimeNote, valueRefusal, viewButtons } from './words.ts'

/** So many rows and letters of a name keep the caption within Telegram's limit; the picture has more, the list all. */
const TABLE_ROWS = 5
const NAME_LENGTH = 10

/** The customers of whom most is expected in a year, and the way to the list of all. */
export function topReport(lifetime: Fitted<'top'>, voice: Voice): Report {
  const { t, format } = voice
  const { top, model } = lifetime
  const noValues = valueRefusal(model, voice)
  const { customers } = model.basis
  const list =
    customers > MOST_LISTED
      ? t('lifetime-button-list-first', { count: format.count(MOST_LISTED) })
      : t('lifetime-button-list', { count: format.count(customers) })
  return {
    blocks: [
      { kind: 'heading', text: title(lifetime, voice) },
      { kind: 'table', rows: table(top, voice) },
      { kind: 'text', text: t('lifetime-top-reading') },
      ...(noValues === null ? [] : [{ kind: 'text', text: noValues } satisfies Block]),
      lifetimeNote(lifetime, voice),
    ],
    picture: picture(lifetime, voice),
    buttons: [viewButtons('top', voice), [{ label: list, action: 'ltcsv' }]],
  }
}

function title({ top }: Fitted<'top'>, { t }: Voice): string {
  return t('lifetime-top-title', { count: String(top.length) })
}

function table(top: ValuedCustomer[], { t, format }: Voice): string[][] {
  const header = ['name', 'value', 'orders', 'active'].map((column) => t(`lifetime-column-${column}`))
  return [
    header,
    ...top
      .slice(0, TABLE_ROWS)
      .map((customer) => [
        shorten(customer.key),
        customer.value365 === null ? '—' : format.money(Math.round(customer.value365)),
        format.decimal(customer.orders365, 1),
        active(customer, format),
      ]),
  ]
}

function active({ activeProbability }: ValuedCustomer, format: Voice['format']): string {
  if (activeProbability === null) return '—'
  // 99.6 % is not 100 %.
  return activeProbability > 0.99 ? '>99%' : format.share(activeProbability, 0)
}

function picture(lifetime: Fitted<'top'>, voice: Voice): Picture {
  const { t, format } = voice
  const hasValues = lifetime.top.some((customer) => customer.value365 !== null)
  return {
    chart: 'bars',
    ...lifetimeFrame(title(lifetime, voice), lifetime, voice),
    bars: lifetime.top.map((customer) => ({
      label: customer.key,
      value: hasValues ? Math.round(customer.value365 ?? 0) : customer.orders365,
      note: t('lifetime-bar-note', {
        active: active(customer, format),
        count: customer.recency,
        recency: format.count(customer.recency),
      }),
    })),
    format: hasValues ? 'money' : 'decimal',
    measure: hasValues ? t('lifetime-top-measure-value', { currency: format.currency }) : t('lifetime-top-measure'),
  }
}

function shorten(name: string): string {
  const letters = [...name]
  return letters.length > NAME_LENGTH ? `${letters.slice(0, NAME_LENGTH - 1).join('')}…` : name
}
