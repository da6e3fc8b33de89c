import type { BoxStats, Picture } from '../../../charts/index.ts'
import type { Distribution, ImportReport } from '../../ingest/index.ts'
import type { Voice } from '../report.ts'

/** Box plots of amount and units of the file's orders; null for a file of which nothing was kept. */
export function importPicture(report: ImportReport, { t, format }: Voice): Picture | null {
  const { amount, quantity, period } = report
  if (!amount || !quantity || !period) return null
  const units = (value: number) => (Number.isInteger(value) ? format.count(value) : format.decimal(value, 1))
  const note = (stats: Distribution, show: (value: number) => string) =>
    stats.outliers_above === 0
      ? t('import-picture-none')
      : t('import-picture-above', { upper: show(stats.upper_fence), above: format.count(stats.outliers_above) })
  const rows = { read: format.count(report.rows_read), kept: format.count(report.rows_kept) }
  return {
    chart: 'boxplot',
    locale: format.language,
    currency: format.sign,
    title: t('import-picture-title'),
    subtitle: `${format.period(period.from, period.to)} · ${t('import-picture-rows', rows)}`,
    footer: `${report.source} · ${report.file}`,
    noData: t('no-data'),
    labels: {
      min: t('import-box-min'),
      q1: t('import-box-q1'),
      median: t('import-box-median'),
      q3: t('import-box-q3'),
      max: t('import-box-max'),
    },
    boxes: [
      { title: t('import-amount'), note: note(amount, format.money), format: 'money', stats: boxOf(amount) },
      { title: t('import-quantity'), note: note(quantity, units), format: 'count', stats: boxOf(quantity) },
    ],
  }
}

function boxOf(stats: Distribution): BoxStats {
  return {
    min: stats.min,
    q1: stats.q1,
    median: stats.median,
    q3: stats.q3,
    max: stats.max,
    lowerFence: stats.lower_fence,
    upperFence: stats.upper_fence,
    outliersAbove: stats.outliers_above,
    outliersBelow: stats.outliers_below,
    outlierSample: stats.outlier_sample,
  }
}
