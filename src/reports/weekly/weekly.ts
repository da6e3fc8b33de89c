import type { WeeklyPanel, WeeklySummary } from '../../analysis/weekly/index.ts'
import { factsNote, withChange } from '../facts.ts'
import type { Block, Report, Voice } from '../report.ts'
import { weeklyPicture } from './picture.ts'

/** Days with orders that a week must have for one of them to stand out. */
const OPEN_DAYS = 4

const parts = ['figures', 'daily', 'classes', 'coupons', 'places'] as const

/** The weekly push: short enough for a caption; the picture carries the rest. A part that failed is named as failed. */
export function weeklyReport(summary: WeeklySummary, voice: Voice): Report {
  const { t, format } = voice
  const { week, source } = summary
  const failed = parts.filter((part) => summary[part].reason === 'failed')
  const warnings = [
    ...(week.stale ? [t('weekly-stale', { day: format.day(source.to) })] : []),
    ...(week.partial ? [t('weekly-partial')] : []),
    ...failed.map((part) => t('weekly-failed', { part: t(`weekly-part-${part}`) })),
  ]
  return {
    blocks: [
      { kind: 'heading', text: t('weekly-title', { from: week.from, to: week.to }) },
      ...warnings.map((text): Block => ({ kind: 'text', text })),
      ...keyFigures(summary, voice),
      { kind: 'text', text: readWeek(summary, voice).join('\n') },
      factsNote(source, week, voice),
    ].filter((block) => block.kind !== 'text' || block.text !== '') as Block[],
    picture: weeklyPicture(summary, voice),
    buttons: [
      [
        { label: t('weekly-button-overview'), action: 'ov:30' },
        ...(summary.figures.data?.now.buyers === null ? [] : [{ label: t('weekly-button-segments'), action: 'seg' }]),
      ],
    ],
  }
}

function keyFigures({ figures }: WeeklySummary, voice: Voice): Block[] {
  const { t, format } = voice
  if (!figures.data) return []
  const { now, changes } = figures.data
  const pairs: [string, string][] = [
    [t('figure-sales'), withChange(format.money(now.sales), changes?.sales, voice)],
    [t('figure-orders'), withChange(format.count(now.orders), changes?.orders, voice)],
  ]
  if (now.buyers !== null) {
    pairs.push([t('figure-buyers'), withChange(format.count(now.buyers), changes?.buyers, voice)])
  }
  if (now.averageOrder !== null) {
    pairs.push([t('figure-average-order'), withChange(format.money(now.averageOrder), changes?.averageOrder, voice)])
  }
  return [{ kind: 'pairs', pairs }]
}

/** The best day, the classes that matter, the coupons and the places, each where it could be computed. */
function readWeek(summary: WeeklySummary, voice: Voice): string[] {
  const { t, format } = voice
  const sentences: string[] = []
  const days = dataOf(summary.daily)?.thisWeek ?? []
  const sales = days.reduce((sum, day) => sum + day.sales, 0)
  if (days.length > 0 && days.every((day) => day.orders === 0)) sentences.push(t('weekly-reading-empty'))
  if (sales > 0) {
    const index = days.reduce((best, day, candidate) => (day.sales > days[best]!.sales ? candidate : best), 0)
    const best = days[index]!
    sentences.push(
      t('weekly-reading-best', {
        day: t(`trend-weekday-${index + 1}`),
        date: best.bucket.slice(5),
        sales: format.money(best.sales),
        share: format.share(best.sales / sales, 0),
      }),
    )
  }
  const event = eventOfLastWeek(summary, voice)
  if (event) sentences.push(event)
  const coupons = dataOf(summary.coupons)
  if (coupons) {
    const { used, claimed, unclaimed } = coupons
    const shares = { used: used.share, claimed: claimed.share, unclaimed: unclaimed.share }
    const words = Object.fromEntries(Object.entries(shares).map(([status, share]) => [status, format.share(share)]))
    sentences.push(t('weekly-coupons-line', words))
  }
  const places = dataOf(summary.places)
  if (places) {
    const names = places.top
      .slice(0, 3)
      .map(({ place, sales: amount }) => t('weekly-place', { place, sales: format.money(amount) }))
    sentences.push(t('weekly-places-shares', { places: names.join(t('trend-list-separator')) }))
  }
  const rfm = dataOf(summary.classes)
  if (rfm) {
    const customers = (codes: string[]) =>
      rfm.classes.reduce((sum, row) => sum + (codes.includes(row.rfmClass) ? row.customers : 0), 0)
    const words = { best: format.count(customers(['111'])), lapsing: format.count(customers(['011', '001'])) }
    sentences.push(t('weekly-classes-line', { day: rfm.snapshot.referenceDate, ...words }))
  }
  return sentences
}

/**
 * A day of the week before that brought more than the other six together makes the change say little; so the change is
 * also told with that weekday left out of both weeks.
 */
function eventOfLastWeek(summary: WeeklySummary, { t, format }: Voice): string | null {
  const { thisWeek, lastWeek } = dataOf(summary.daily) ?? {}
  if (!thisWeek || !lastWeek || summary.week.partial) return null
  const total = (days: { sales: number }[]) => days.reduce((sum, day) => sum + day.sales, 0)
  const index = lastWeek.findIndex(({ sales }) => 2 * sales > total(lastWeek))
  // Where the shop hardly sells on other days, one day is no exception.
  if (index < 0 || lastWeek.filter(({ orders }) => orders > 0).length < OPEN_DAYS) return null
  const day = lastWeek[index]!
  const [now, before] = [thisWeek, lastWeek].map((days) => total(days.toSpliced(index, 1))) as [number, number]
  return t('weekly-reading-event', {
    day: t(`trend-weekday-${index + 1}`),
    date: day.bucket.slice(5),
    sales: format.money(day.sales),
    share: format.share(day.sales / total(lastWeek), 0),
    change: format.change(before > 0 ? now / before - 1 : null),
  })
}

function dataOf<T>(panel: WeeklyPanel<T>): T | null {
  return panel.data
}
