import { type Habits, type HabitView, habitViews, type TimePart, writePeriod } from '../../analysis/behaviour/index.ts'
import { choiceRow, periodRow, titled } from '../choices.ts'
import { factsNote } from '../facts.ts'
import type { Report, ReportTable, Voice } from '../report.ts'
import { partName } from './habit-bars.ts'
import { habitsPicture } from './habits-picture.ts'
import { shopsThin } from './shops-thin.ts'

/** /habits: items, how often, time of day and month, and the single days that only look like a habit. */
export function habitsReport(habits: Habits, voice: Voice): Report {
  const { t } = voice
  const { view, period } = habits
  const title = titled(t(`habits-title-${view}`), period, voice)
  const ask = (change: { view?: string; period?: string }) =>
    `hb:${change.view ?? view}.${change.period ?? writePeriod(period)}`
  const choices = habitViews.map((choice) => ({ choice, label: t(`habits-button-${choice}`) }))
  const views = choiceRow(
    choices,
    (choice) => choice === view,
    (choice) => ask({ view: choice }),
    voice,
  )
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: readingOf(habits, voice).join('\n') },
      factsNote(habits.source, habits, voice),
    ],
    picture: habitsPicture(title, habits, voice),
    // Five words in one row would be cut off on a phone.
    buttons: [views.slice(0, 3), views.slice(3), periodRow(period, (choice) => ask({ period: choice }), voice)],
    table: table(habits),
  }
}

function readingOf(habits: Habits, voice: Voice): string[] {
  const readings: Record<Exclude<HabitView, 'all'>, string[]> = {
    quantity: readQuantity(habits, voice),
    frequency: readFrequency(habits, voice),
    band: [readPeak(habits.bands, 'band', voice)],
    third: [readPeak(habits.thirds, 'third', voice)],
  }
  switch (habits.view) {
    case 'all':
      return [...Object.values(readings).flat(), ...readEvents(habits, habits.thirds, voice)]
    case 'band':
      return [...readings.band, ...readEvents(habits, habits.bands, voice)]
    case 'third':
      return [...readings.third, ...readEvents(habits, habits.thirds, voice)]
    default:
      return readings[habits.view]
  }
}

function readQuantity({ quantity, orders }: Habits, { t, format }: Voice): string[] {
  const single = quantity.counts.find((count) => count.quantity === 1)?.orders ?? 0
  return [
    t('habits-reading-quantity', {
      share: format.share(single / orders),
      mean: format.decimal(quantity.mean),
      median: format.decimal(quantity.median, Number.isInteger(quantity.median) ? 0 : 1),
    }),
  ]
}

function readFrequency({ frequency, orders }: Habits, voice: Voice): string[] {
  const { t, format } = voice
  if (!frequency) return [t('habits-no-customers')]
  const { repeatBuyers, customers, repeatShare, shopPairs } = frequency
  const sentences = [
    t('habits-reading-frequency', {
      share: format.share(repeatShare, 2),
      repeated: format.count(repeatBuyers),
      customers: format.count(customers),
    }),
  ]
  if (shopPairs) {
    const { repeated, pairs, share } = shopPairs
    const thin = shopsThin(orders, shopPairs.merchants, voice)
    const words = { share: format.share(share, 2), repeated: format.count(repeated), pairs: format.count(pairs) }
    sentences.push(t('habits-reading-shops', words), ...(thin === null ? [] : [thin]))
  }
  return sentences
}

function readPeak(parts: TimePart[], kind: 'band' | 'third', voice: Voice): string {
  const [peak] = [...parts].sort((a, b) => b.orders - a.orders)
  const words = { part: partName(peak!.part, voice), share: voice.format.share(peak!.share) }
  return voice.t(`habits-reading-${kind}`, { ...words, orders: voice.format.count(peak!.orders) })
}

/** What the parts of the month or the day look like once event days are left out. */
function readEvents({ events, orders }: Habits, parts: TimePart[], voice: Voice): string[] {
  const { t, format } = voice
  const [largest] = events
  const [peak] = [...parts].sort((a, b) => b.orders - a.orders)
  if (!largest || !peak || peak.usualShare === null) return []
  const all = events.reduce((sum, { value }) => sum + value, 0)
  const [usual] = [...parts].sort((a, b) => b.usualShare! - a.usualShare!)
  return [
    t('habits-events', {
      count: events.length,
      day: largest.day,
      orders: format.count(largest.value),
      share: format.share(all / orders),
    }),
    t(usual === peak ? 'habits-events-same' : 'habits-events-other', {
      part: partName(peak.part, voice),
      share: format.share(peak.share),
      usual: format.share(peak.usualShare),
      other: partName(usual!.part, voice),
      otherShare: format.share(usual!.usualShare!),
    }),
  ]
}

/** Everything in one long table: which habit, which value, how many orders or customers. */
function table({ quantity, frequency, bands, thirds, period, orders }: Habits): ReportTable {
  const part = (habit: string) => (row: TimePart) => [
    habit,
    row.part,
    row.orders,
    row.share,
    row.usualShare,
    row.medianOrders,
  ]
  return {
    name: `habits-${writePeriod(period)}`,
    rows: [
      ['habit', 'value', 'count', 'share', 'share_without_event_days', 'median_orders_per_day'],
      ...quantity.counts.map((row) => ['quantity', row.quantity, row.orders, row.orders / orders, null, null]),
      ...(frequency?.counts ?? []).map((row) => [
        'orders_per_customer',
        row.orders,
        row.customers,
        row.customers / frequency!.customers,
        null,
        null,
      ]),
      ...bands.map(part('time_of_day')),
      ...thirds.map(part('time_of_month')),
    ],
  }
}
