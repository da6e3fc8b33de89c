import type { Picture } from '../../charts/index.ts'
import { type Spike, type Trend, type TrendRow, trendBuckets } from '../analysis/behaviour/index.ts'
import { factsNote, pictureFrame } from './facts.ts'
import type { Block, Report, Voice } from './report.ts'

/** Most single-day spikes that are named in words and in the picture. */
const NAMED_SPIKES = 4

/** /trend: orders over the buckets of a calendar, with what is a habit and what was one day. */
export function trendReport(trend: Trend, voice: Voice): Report {
  const { t } = voice
  const title = t(`trend-title-${trend.by}`)
  const covered = { from: trend.source.from, to: trend.source.to }
  const buttons = trendBuckets.map((by) => {
    const label = t(`trend-button-${by}`)
    return { label: by === trend.by ? t('button-current', { label }) : label, action: `tr:${by}` }
  })
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: readTrend(trend, voice) },
      ...spikeBlocks(trend, voice),
      factsNote(trend.source, covered, voice),
    ],
    picture: picture(title, trend, voice),
    buttons: [buttons],
  }
}

/** Peak, runners-up, quietest, empty buckets, and the median day where it tells another story than the totals. */
function readTrend(trend: Trend, voice: Voice): string {
  const { t, format } = voice
  const name = (row: { bucket: string }) => bucketName(trend, row.bucket, voice)
  const filled = trend.rows.filter((row) => row.orders > 0).sort((a, b) => b.orders - a.orders)
  const empty = trend.rows.filter((row) => row.orders === 0)
  const peak = filled[0]!
  if (trend.by === 'hour' && filled.length === 1 && peak.bucket === '0') return t('trend-no-hours')
  const sentences = [
    t('trend-reading-peak', {
      bucket: name(peak),
      orders: format.count(peak.orders),
      share: format.share(peak.orders / trend.orders),
      sales: format.money(peak.sales),
    }),
  ]
  if (filled.length > 3) {
    const next = filled.slice(1, 3).map(name).join(t('trend-list-separator'))
    const last = filled.at(-1)!
    sentences.push(t('trend-reading-next', { buckets: next }))
    sentences.push(t('trend-reading-quiet', { bucket: name(last), orders: format.count(last.orders) }))
  }
  if (empty.length > 0 && empty.length <= 4 && filled.length > 3) {
    sentences.push(t('trend-reading-none', { buckets: empty.map(name).join(t('trend-list-separator')) }))
  }
  const usual = busiestByMedian(trend.rows, peak)
  if (usual && usual !== peak && usual.medianOrders! > 0) {
    const median = format.decimal(usual.medianOrders!, Number.isInteger(usual.medianOrders) ? 0 : 1)
    sentences.push(t('trend-reading-median', { bucket: name(usual), median }))
  }
  return sentences.join('\n')
}

/** Buckets of one or two days have no median to speak of. Of equal ones the peak is the busiest. */
function busiestByMedian(rows: TrendRow[], peak: TrendRow): TrendRow | undefined {
  const comparable = rows.filter((row) => row.days >= 3)
  return comparable.sort((a, b) => b.medianOrders! - a.medianOrders! || Number(b === peak) - Number(a === peak))[0]
}

function spikeBlocks(trend: Trend, voice: Voice): Block[] {
  const { t, format } = voice
  if (trend.spikes.length === 0) return []
  const items = trend.spikes.slice(0, NAMED_SPIKES).map((spike) =>
    t('trend-spike', {
      day: spike.day,
      orders: format.count(spike.orders),
      bucket: bucketName(trend, spike.bucket, voice),
      share: format.share(spike.shareOfBucket, 0),
      times: format.decimal(spike.timesUsual, 0),
    }),
  )
  const more = trend.spikes.length - NAMED_SPIKES
  if (more > 0) items.push(t('trend-spikes-more', { count: more }))
  return [
    { kind: 'text', text: t('trend-spikes') },
    { kind: 'list', items },
  ]
}

function picture(title: string, trend: Trend, voice: Voice): Picture {
  const { t, format } = voice
  const label = (spike: Spike) =>
    t('trend-spike-label', { day: spike.day.slice(5), share: format.share(spike.shareOfBucket, 0) })
  return {
    chart: 'trend',
    ...pictureFrame(title, trend.source, { from: trend.source.from, to: trend.source.to }, voice),
    buckets: trend.rows.map((row) => ({
      label: trend.by === 'weekday' ? bucketName(trend, row.bucket, voice) : row.bucket,
      value: row.orders,
      median: row.medianOrders,
    })),
    format: 'count',
    axis: {
      bucket: t(`trend-axis-${trend.by}`),
      value: t('trend-axis-orders'),
      median: t('trend-axis-median'),
    },
    legend: { value: t('trend-legend-orders'), median: t('trend-legend-median') },
    spikes: trend.spikes.slice(0, NAMED_SPIKES).map((spike) => ({
      index: trend.rows.findIndex((row) => row.bucket === spike.bucket),
      label: label(spike),
    })),
  }
}

function bucketName({ by }: Trend, bucket: string, { t }: Voice): string {
  if (by === 'month') {
    return t('trend-bucket-month', { bucket, year: bucket.slice(0, 4), month: String(Number(bucket.slice(5))) })
  }
  return by === 'weekday' ? t(`trend-weekday-${bucket}`) : t(`trend-bucket-${by}`, { bucket })
}
