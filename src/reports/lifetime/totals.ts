import type { Picture, Tile } from '../../../charts/index.ts'
import type { Block, Report, Voice } from '../report.ts'
import { certainty, type Fitted, lifetimeFrame, lifetimeNote, valueRefusal, viewButtons } from './words.ts'

type Totals = Fitted<'totals'>

/** What all customers together are expected to buy, who is still active, and how sure that is. */
export function totalsReport(lifetime: Totals, voice: Voice): Report {
  const { t } = voice
  const { model, totals } = lifetime
  const noValues = valueRefusal(model, voice)
  return {
    blocks: [
      { kind: 'heading', text: t('lifetime-title') },
      { kind: 'pairs', pairs: keyFigures(lifetime, voice) },
      { kind: 'text', text: [t('lifetime-once-means'), certainty(model, voice)].join('\n') },
      ...(noValues === null ? [] : [{ kind: 'text', text: noValues } satisfies Block]),
      lifetimeNote(lifetime, voice),
    ],
    picture: picture(lifetime, voice),
    buttons: [viewButtons('totals', voice)],
    table: {
      name: 'lifetime-active',
      rows: [['p_active_from', 'p_active_to', 'customers'], ...totals.repeat.tenths.map(tenthRow)],
    },
  }
}

function tenthRow(customers: number, tenth: number): number[] {
  return [tenth / 10, (tenth + 1) / 10, customers]
}

function keyFigures({ totals, model }: Totals, { t, format }: Voice): [string, string][] {
  const expected = (days: 90 | 365, orders: number, value: number | null): [string, string] => {
    const words = { orders: format.count(rounded(orders)), margin: format.share(margin(model, days, orders), 0) }
    const label = t('lifetime-next', { days: String(days) })
    if (value === null) return [label, t('lifetime-orders', words)]
    return [label, t('lifetime-orders-value', { ...words, value: format.money(rounded(value)) })]
  }
  const { repeat, once } = totals
  const pairs: [string, string][] = [
    expected(90, totals.orders90, totals.value90),
    expected(365, totals.orders365, totals.value365),
    [
      t('lifetime-repeat'),
      t('lifetime-repeat-active', {
        customers: format.count(repeat.customers),
        active: format.count(repeat.active),
        share: format.share(repeat.customers > 0 ? repeat.active / repeat.customers : 0),
      }),
    ],
  ]
  if (once.customers > 0) {
    const each = format.decimal(once.orders365 / once.customers, 2)
    pairs.push([t('lifetime-once'), t('lifetime-once-expected', { customers: format.count(once.customers), each })])
  }
  return pairs
}

/** A forecast has no more than three digits that mean something. */
function rounded(value: number): number {
  return Math.round(Number(value.toPrecision(3)))
}

/**
 * Half of a 95 % interval as a share of the orders: the parameters are estimates, and so many orders vary by chance alone
 * (by the root of their number at the least). What the model cannot describe comes on top; the check shows it.
 */
function margin(model: Totals['model'], days: number, orders: number): number {
  const share = model.orders?.relativeErrors.find((error) => error.days === days)?.share ?? 0
  return 1.96 * Math.sqrt(share * share + 1 / Math.max(orders, 1))
}

function picture(lifetime: Totals, voice: Voice): Picture {
  const { t, format } = voice
  const { totals } = lifetime
  const tile = (label: string, value: number | null, format: Tile['format']): Tile[] =>
    value === null ? [] : [{ label, value: rounded(value), format, change: null }]
  return {
    chart: 'lifetime',
    ...lifetimeFrame(t('lifetime-title'), lifetime, voice),
    tiles: [
      ...tile(t('lifetime-tile-orders', { days: '90' }), totals.orders90, 'count'),
      ...tile(t('lifetime-tile-orders', { days: '365' }), totals.orders365, 'count'),
      { label: t('lifetime-tile-active'), value: totals.repeat.active, format: 'count', change: null },
      ...tile(t('lifetime-tile-value', { days: '90' }), totals.value90, 'money'),
      ...tile(t('lifetime-tile-value', { days: '365' }), totals.value365, 'money'),
    ],
    tenths: totals.repeat.tenths,
    words: {
      heading: t('lifetime-tenths', { customers: format.count(totals.repeat.customers) }),
      probability: t('lifetime-axis-active'),
      customers: t('lifetime-axis-customers'),
    },
  }
}
