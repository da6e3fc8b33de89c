import {
  type Spike,
  type Trend,
  type TrendMeasure,
  type TrendRow,
  trendBuckets,
  trendMeasures,
  writePeriod,
} from '../../analysis/behaviour/index.ts'
import { choiceRow, periodRow, titled } from '../choices.ts'
import { factsNote } from '../facts.ts'
import type { Block, Button, Report, Voice } from '../report.ts'
import { NAMED_SPIKES, trendPicture } from './trend-picture.ts'
import { amountOf, bucketName, measured } from './trend-words.ts'

/** Buckets of one event day that are named in words. */
const NAMED_BUCKETS = 3

/** /trend: one measure over the buckets of a calendar, with what is a habit and what was one day. */
export function trendReport(trend: Trend, voice: Voice): Report {
  const { t } = voice
  const title = titled(
    t(`trend-title-${trend.by}`, { measure: t(`trend-measure-${trend.measure}`) }),
    trend.period,
    voice,
  )
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: readTrend(trend, voice) },
      ...spikeBlocks(trend, voice),
      factsNote(trend.source, trend, voice),
    ],
    picture: trendPicture(title, trend, voice),
    buttons: buttons(trend, voice),
    table: {
      name: `trend-${trend.by}-${trend.measure}-${writePeriod(trend.period)}`,
      rows: [
        [trend.by, 'orders', 'sales', 'quantity', 'buyers', `median_${trend.measure}_per_day`, 'days_with_orders'],
        ...trend.rows.map((row) => [row.bucket, row.orders, row.sales, row.quantity, row.buyers, row.median, row.days]),
      ],
    },
  }
}

/** Peak, runners-up, quietest, empty buckets, and the median day where it tells another story than the totals. */
function readTrend(trend: Trend, voice: Voice): string {
  const { t, format } = voice
  const name = (row: { bucket: string }) => bucketName(trend, row.bucket, voice)
  const value = (row: TrendRow) => measured(trend, row)
  const filled = trend.rows.filter((row) => row.orders > 0).sort((a, b) => value(b) - value(a))
  const empty = trend.rows.filter((row) => row.orders === 0)
  const [peak] = filled
  if (!peak) return t('trend-reading-nothing')
  const other: TrendMeasure = trend.measure === 'orders' ? 'sales' : 'orders'
  if (trend.by === 'hour' && filled.length === 1 && peak.bucket === '0') return t('trend-no-hours')
  const beside = { other, also: amountOf(other, peak[other] ?? 0, voice) }
  if (trend.rows.length === 1) {
    const only = t('trend-reading-only', {
      bucket: name(peak),
      amount: amountOf(trend.measure, value(peak), voice),
      ...beside,
    })
    return [only, ...partialMonths(trend, voice).map(({ text }) => text)].join('\n')
  }
  const partial = partialMonths(trend, voice)
  const sentences = [
    t('trend-reading-peak', {
      bucket: name(peak),
      measure: t(`trend-measure-${trend.measure}`),
      amount: amountOf(trend.measure, value(peak), voice),
      share: trend.total > 0 ? format.share(value(peak) / trend.total) : '—',
      ...beside,
    }),
  ]
  if (filled.length > 3) {
    const next = filled.slice(1, 3).map(name).join(t('trend-list-separator'))
    // A month of a few days is low by its length alone.
    const last = filled.findLast(({ bucket }) => !partial.some(({ month }) => month === bucket)) ?? filled.at(-1)!
    sentences.push(t('trend-reading-next', { buckets: next }))
    sentences.push(
      t('trend-reading-quiet', { bucket: name(last), amount: amountOf(trend.measure, value(last), voice) }),
    )
  }
  if (empty.length > 0 && empty.length <= 4 && filled.length > 3) {
    sentences.push(t('trend-reading-none', { buckets: empty.map(name).join(t('trend-list-separator')) }))
  }
  sentences.push(...partial.map(({ text }) => text))
  const usual = busiestByMedian(trend.rows, peak)
  if (usual && usual !== peak && usual.median! > 0) {
    const median = amountOf(trend.measure, usual.median!, voice)
    sentences.push(t('trend-reading-median', { bucket: name(usual), median }))
  }
  return sentences.join('\n')
}

/** A month that the data cover in part must not be read as a weak one. */
function partialMonths(trend: Trend, voice: Voice): { month: string; text: string }[] {
  if (trend.by !== 'month') return []
  const months = [...new Set([trend.from.slice(0, 7), trend.to.slice(0, 7)])]
  return months.flatMap((month) => {
    const [year, number] = month.split('-').map(Number) as [number, number]
    const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
    const first = trend.from.startsWith(month) ? Number(trend.from.slice(8)) : 1
    const last = trend.to.startsWith(month) ? Number(trend.to.slice(8)) : length
    if (first === 1 && last === length) return []
    return [{ month, text: voice.t('trend-reading-partial', { bucket: bucketName(trend, month, voice), first, last }) }]
  })
}

/** Buckets of one or two days have no median to speak of. Of equal ones the peak is the busiest. */
function busiestByMedian(rows: TrendRow[], peak: TrendRow): TrendRow | undefined {
  const comparable = rows.filter((row) => row.days >= 3)
  return comparable.sort((a, b) => b.median! - a.median! || Number(b === peak) - Number(a === peak))[0]
}

/** One line a day: by hours, one event stands in several of them. */
function spikeBlocks(trend: Trend, voice: Voice): Block[] {
  const { t } = voice
  if (trend.spikes.length === 0) return []
  const days = [...new Set(trend.spikes.map(({ day }) => day))].map((day) =>
    trend.spikes.filter((spike) => spike.day === day),
  )
  const items = days.slice(0, NAMED_SPIKES).map((spikes) => spikeLine(trend, spikes, voice))
  const more = days.length - NAMED_SPIKES
  if (more > 0) items.push(t('trend-spikes-more', { count: more }))
  return [
    { kind: 'text', text: t('trend-spikes') },
    { kind: 'list', items },
  ]
}

/** @param spikes of one day, the largest share of its bucket first */
function spikeLine(trend: Trend, spikes: Spike[], voice: Voice): string {
  const { t, format } = voice
  const words = spikes.map((spike) => ({
    bucket: bucketName(trend, spike.bucket, voice),
    measure: t(`trend-measure-${trend.measure}`),
    share: format.share(spike.shareOfBucket, 0),
  }))
  const [first] = spikes as [Spike]
  const common = { day: first.day, times: format.decimal(first.timesUsual, 0) }
  if (words.length === 1) {
    return t('trend-spike', { ...words[0], ...common, amount: amountOf(trend.measure, first.value, voice) })
  }
  const named = words.slice(0, NAMED_BUCKETS).map((one) => t('trend-spike-part', one))
  const buckets = named.join(t('trend-list-separator'))
  return t('trend-spike-several', {
    ...common,
    buckets,
    count: words.length,
    more: words.length > named.length ? 1 : 0,
  })
}

function buttons({ by, measure, period }: Trend, voice: Voice): Button[][] {
  const { t } = voice
  const ask = (change: { by?: string; measure?: string; period?: string }) =>
    `tr:${change.by ?? by}.${change.measure ?? measure}.${change.period ?? writePeriod(period)}`
  const buckets = trendBuckets.map((choice) => ({ choice, label: t(`trend-button-${choice}`) }))
  const measures = trendMeasures.map((choice) => ({ choice, label: t(`trend-measure-${choice}`) }))
  return [
    choiceRow(
      buckets,
      (choice) => choice === by,
      (choice) => ask({ by: choice }),
      voice,
    ),
    choiceRow(
      measures,
      (choice) => choice === measure,
      (choice) => ask({ measure: choice }),
      voice,
    ),
    periodRow(period, (choice) => ask({ period: choice }), voice),
  ]
}
