import type { RecomputedRfm } from '../analysis/rfm/index.ts'
import type { Report, Voice } from './report.ts'

/** What /rfm says when it is done. @param rfm null when the source had no orders to score */
export function rfmDoneReport(rfm: RecomputedRfm | null, { t, format }: Voice): Report {
  if (!rfm) return { blocks: [{ kind: 'text', text: t('no-data') }] }
  const { snapshot, sourceName, changed } = rfm
  const words = {
    source: sourceName,
    customers: format.count(snapshot.customers),
    orders: format.count(snapshot.orders),
    day: snapshot.referenceDate,
    recency: format.decimal(snapshot.meanRecency, 1),
    frequency: format.decimal(snapshot.meanFrequency, 2),
    monetary: format.money(snapshot.meanMonetary),
  }
  return {
    blocks: [
      { kind: 'heading', text: t('rfm-done-title') },
      {
        kind: 'text',
        text: changed ? `${t('rfm-done-text', words)}\n${t('rfm-done-means', words)}` : t('rfm-done-unchanged', words),
      },
    ],
    buttons: [[{ label: t('rfm-done-button'), action: 'seg' }]],
  }
}
