import type { Trend, TrendMeasure, TrendRow } from '../../analysis/behaviour/index.ts'
import type { Voice } from '../report.ts'

/** A value with its unit: ¥702,135, 6,087 单. Medians may be halves. */
export function amountOf(measure: TrendMeasure, value: number, { t, format }: Voice): string {
  if (measure === 'sales') return format.money(value)
  return t(`trend-amount-${measure}`, { count: value, text: format.decimal(value, Number.isInteger(value) ? 0 : 1) })
}

/** A bucket as it is said: 2022 年 1 月, 周一, 10 点. */
export function bucketName({ by }: Pick<Trend, 'by'>, bucket: string, { t }: Voice): string {
  if (by === 'month') {
    return t('trend-bucket-month', { bucket, year: bucket.slice(0, 4), month: String(Number(bucket.slice(5))) })
  }
  return by === 'weekday' ? t(`trend-weekday-${bucket}`) : t(`trend-bucket-${by}`, { bucket })
}

/** What the measure of a trend is in a bucket. */
export function measured({ measure }: Pick<Trend, 'measure'>, row: TrendRow): number {
  return row[measure] ?? 0
}
