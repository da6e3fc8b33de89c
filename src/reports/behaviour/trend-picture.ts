import type { Picture } from '../../../charts/index.ts'
import type { Trend } from '../../analysis/behaviour/index.ts'
import { pictureFrame } from '../facts.ts'
import type { Voice } from '../report.ts'
import { bucketName, measured } from './trend-words.ts'

/** Most single-day spikes that are named in words and in the picture. */
export const NAMED_SPIKES = 4

/** Totals as bars, the median day as a line. */
export function trendPicture(title: string, trend: Trend, voice: Voice): Picture {
  const { t, format } = voice
  const { measure } = trend
  return {
    chart: 'trend',
    ...pictureFrame(title, trend.source, trend, voice),
    buckets: trend.rows.map((row) => ({
      label: trend.by === 'weekday' ? bucketName(trend, row.bucket, voice) : row.bucket,
      value: measured(trend, row),
      median: row.median,
    })),
    format: measure === 'sales' ? 'money' : 'count',
    axis: {
      bucket: t(`trend-axis-${trend.by}`),
      value: t(`trend-axis-${measure}`),
      median: t('trend-axis-median', { measure: t(`trend-axis-${measure}`) }),
    },
    legend: {
      value: t('trend-legend-value', { measure: t(`trend-measure-${measure}`) }),
      median: t('trend-legend-median'),
    },
    spikes: trend.spikes.slice(0, NAMED_SPIKES).map((spike) => ({
      index: trend.rows.findIndex((row) => row.bucket === spike.bucket),
      label: t('trend-spike-label', { day: spike.day.slice(5), share: format.share(spike.shareOfBucket, 0) }),
    })),
  }
}
