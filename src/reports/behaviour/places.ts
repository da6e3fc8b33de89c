import type { Bar, Picture } from '../../../charts/index.ts'
import {
  addDays,
  FEWEST_ORDERS,
  type PlaceRanking,
  type RankedPlace,
  writePeriod,
} from '../../analysis/behaviour/index.ts'
import { periodRow, titled } from '../choices.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Report, ReportTable, Voice } from '../report.ts'

/** How many places have a bar of their own. */
const SHOWN = 10
/** How many places are named in a sentence. */
const NAMED = 3

/** /places: where the sales come from, how concentrated they are, and which places changed beyond chance. */
export function placesReport(ranking: PlaceRanking, voice: Voice): Report {
  const { t } = voice
  const title = titled(t(`places-title-${ranking.kind}`), ranking.period, voice)
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: [...readShares(ranking, voice), ...readChanges(ranking, voice)].join('\n') },
      factsNote(ranking.source, ranking, voice),
    ],
    picture: picture(title, ranking, voice),
    buttons: [periodRow(ranking.period, (period) => `pl:${period}`, voice)],
    table: table(ranking),
  }
}

function readShares({ places, all, kind }: PlaceRanking, { t, format }: Voice): string[] {
  const [first] = places
  if (!first || all.sales <= 0) return [t('places-reading-no-sales')]
  const share = (top: RankedPlace[]) => format.share(top.reduce((sum, place) => sum + place.sales, 0) / all.sales)
  const sentences = [
    t('places-reading-first', {
      place: first.place,
      sales: format.money(first.sales),
      share: share([first]),
      orders: format.count(first.orders),
    }),
  ]
  if (places.length > NAMED) {
    sentences.push(t('places-reading-three', { share: share(places.slice(0, NAMED)), places: all.places }))
  }
  if (kind === 'province' && places.some(({ place }) => place === '深圳市')) sentences.push(t('places-shenzhen'))
  if (all.unknown.orders > 0) sentences.push(t('places-unknown', { orders: format.count(all.unknown.orders) }))
  return sentences
}

/** Who grew or shrank against the others; a place of few orders is not praised for chance. */
function readChanges({ places, all, compared, period }: PlaceRanking, { t, format }: Voice): string[] {
  if (!compared || !all.now || !all.before) return [t('places-nothing-to-compare')]
  const words = {
    now: format.period(compared.now.from, addDays(compared.now.until, -1)),
    before: format.period(compared.before.from, addDays(compared.before.until, -1)),
    orders: format.change(all.before.orders > 0 ? all.now.orders / all.before.orders - 1 : null),
  }
  const sentences = [t(period === 'all' ? 'places-compared-halves' : 'places-compared-periods', words)]
  for (const pace of ['faster', 'slower'] as const) {
    const names = places
      .filter((place) => place.pace === pace)
      .slice(0, NAMED)
      .map((place) => t('places-named', { place: place.place, change: format.change(ordersChange(place)) }))
    if (names.length > 0) sentences.push(t(`places-${pace}`, { places: names.join(t('trend-list-separator')) }))
  }
  if (places.every(({ pace }) => pace === null)) sentences.push(t('places-no-pace'))
  const few = places.filter(({ now, before }) => Math.min(now!.orders, before!.orders) < FEWEST_ORDERS).length
  if (few > 0) sentences.push(t('places-few', { count: few, orders: FEWEST_ORDERS }))
  return sentences
}

function ordersChange({ now, before }: RankedPlace): number | null {
  return now && before && before.orders > 0 ? now.orders / before.orders - 1 : null
}

function picture(title: string, ranking: PlaceRanking, voice: Voice): Picture {
  const { t, format } = voice
  const { places, all, compared } = ranking
  const shown = places.slice(0, SHOWN)
  const note = (share: number | null, change: number | null) =>
    [share === null ? '' : format.share(share), change === null ? '' : arrow(change, voice)].filter(String).join('  ')
  const bars: Bar[] = shown.map(({ place, sales, shareOfSales, change }) => ({
    label: place,
    value: sales,
    note: note(shareOfSales, change),
  }))
  const rest = shown.reduce((sum, { sales }) => sum - sales, all.sales - all.unknown.sales)
  if (all.places > shown.length) {
    const label = t('places-rest', { count: all.places - shown.length })
    bars.push({ label, value: rest, note: note(all.sales > 0 ? rest / all.sales : null, null), quiet: true })
  }
  return {
    chart: 'bars',
    ...pictureFrame(title, ranking.source, ranking, voice),
    bars,
    format: 'money',
    measure: t(compared ? 'places-measure-change' : 'places-measure', { orders: FEWEST_ORDERS }),
  }
}

function arrow(change: number, { format }: Voice): string {
  return `${change < 0 ? '▼' : '▲'} ${format.change(change).slice(1)}`
}

/** Every place with both compared stretches, so that the changes can be checked. */
function table({ kind, places, period, compared }: PlaceRanking): ReportTable {
  const days = compared
    ? [compared.now, compared.before].map(({ from, until }) => `${from}_${addDays(until, -1)}`)
    : ['now', 'before']
  const [now, before] = days
  return {
    name: `places-${writePeriod(period)}`,
    rows: [
      [
        kind,
        'orders',
        'sales',
        'buyers',
        'share_of_sales',
        `orders_${now}`,
        `sales_${now}`,
        `orders_${before}`,
        `sales_${before}`,
        'change_of_sales',
        'pace',
      ],
      ...places.map((row) => [
        row.place,
        row.orders,
        row.sales,
        row.buyers,
        row.shareOfSales,
        row.now?.orders ?? null,
        row.now?.sales ?? null,
        row.before?.orders ?? null,
        row.before?.sales ?? null,
        row.change,
        row.pace,
      ]),
    ],
  }
}
