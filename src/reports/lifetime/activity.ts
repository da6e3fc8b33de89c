import type { Picture } from '../../../charts/index.ts'
import { daySteps, orderSteps } from '../../analysis/lifetime/index.ts'
import type { Report, Voice } from '../report.ts'
import { type Fitted, lifetimeFrame, lifetimeNote, viewButtons } from './words.ts'

/** How P(active) hangs on how much a customer has bought and how long ago. */
export function activityReport(lifetime: Fitted<'map'>, voice: Voice): Report {
  const { t } = voice
  return {
    blocks: [
      { kind: 'heading', text: t('lifetime-map-title') },
      { kind: 'text', text: [t('lifetime-map-reading'), ...contrast(lifetime, voice)].join('\n') },
      lifetimeNote(lifetime, voice),
    ],
    picture: picture(lifetime, voice),
    buttons: [viewButtons('map', voice)],
    table: {
      name: 'lifetime-activity',
      rows: [
        ['orders_from', 'recency_days_from', 'customers', 'mean_p_active'],
        ...lifetime.cells.map((cell) => [cell.fromOrders, cell.fromDays, cell.customers, cell.activeProbability]),
      ],
    },
  }
}

/** The same silence means more in a frequent customer: said with the widest such pair of cells, of some customers each. */
function contrast({ cells }: Fitted<'map'>, voice: Voice): string[] {
  const { t, format } = voice
  const solid = cells.filter((cell) => cell.customers >= 20)
  const pairs = daySteps.flatMap((fromDays) => {
    const column = solid.filter((cell) => cell.fromDays === fromDays)
    const [seldom, often] = [column[0], column.at(-1)]
    return seldom && often && seldom.activeProbability > often.activeProbability ? [{ seldom, often }] : []
  })
  const widest = pairs.sort(
    (a, b) =>
      b.seldom.activeProbability - b.often.activeProbability - (a.seldom.activeProbability - a.often.activeProbability),
  )[0]
  if (!widest) return []
  return [
    t('lifetime-map-contrast', {
      days: range(widest.often.fromDays, daySteps),
      seldom: ordersLabel(widest.seldom.fromOrders, voice),
      often: ordersLabel(widest.often.fromOrders, voice),
      seldomActive: format.share(widest.seldom.activeProbability, 0),
      oftenActive: format.share(widest.often.activeProbability, 0),
    }),
  ]
}

function picture(lifetime: Fitted<'map'>, voice: Voice): Picture {
  const { t } = voice
  const orders = upTo(Math.max(...lifetime.cells.map((cell) => cell.fromOrders)), orderSteps)
  const days = upTo(Math.max(...lifetime.cells.map((cell) => cell.fromDays)), daySteps)
  return {
    chart: 'activity',
    ...lifetimeFrame(t('lifetime-map-title'), lifetime, voice),
    rows: orders.map((fromOrders) => ({
      label: ordersLabel(fromOrders, voice),
      cells: days.map((fromDays) => {
        const cell = lifetime.cells.find((each) => each.fromOrders === fromOrders && each.fromDays === fromDays)
        return cell ? { probability: cell.activeProbability, customers: cell.customers } : null
      }),
    })),
    columns: days.map((fromDays) => daysLabel(fromDays, voice)),
    words: { rows: t('lifetime-map-rows'), columns: t('lifetime-map-columns'), cell: t('lifetime-map-cell') },
  }
}

/** Rows and columns beyond the last customer would be empty. */
function upTo(last: number, steps: readonly number[]): number[] {
  return steps.filter((step) => step <= last)
}

function ordersLabel(from: number, { t }: Voice): string {
  return t('lifetime-map-orders', { range: range(from, orderSteps) })
}

function daysLabel(from: number, { t }: Voice): string {
  return t('lifetime-map-days', { range: range(from, daySteps) })
}

/** 2, 5–6, 15+ */
function range(from: number, steps: readonly number[]): string {
  const next = steps[steps.indexOf(from) + 1]
  if (next === undefined) return `${from}+`
  return next - 1 === from ? String(from) : `${from}–${next - 1}`
}
