import type { RecomputedValues } from '../../analysis/rfm/index.ts'
import type { Block, Button, Report, Voice } from '../report.ts'
import { refitBlocks } from './refit.ts'

/** What /rfm says when it is done. @param rfm null when the source had no orders to score */
export function rfmDoneReport(rfm: RecomputedValues | null, voice: Voice): Report {
  const { t } = voice
  if (!rfm) return { blocks: [{ kind: 'text', text: t('no-data') }] }
  const classes = { label: t('rfm-done-button'), action: 'seg' }
  return rfm.refit
    ? {
        blocks: [{ kind: 'heading', text: t('refit-title') }, ...refitBlocks(rfm.refit, voice), counted(rfm, voice)],
        buttons: [[viewButton('tiers'), viewButton('clusters')]],
      }
    : {
        blocks: [{ kind: 'heading', text: t('rfm-done-title') }, counted(rfm, voice)],
        buttons: [[classes, viewButton('tiers'), viewButton('clusters')]],
      }

  function viewButton(view: 'tiers' | 'clusters'): Button {
    return { label: t(`segments-view-${view}`), action: `seg:${view}` }
  }
}

function counted({ snapshot, sourceName, changed }: RecomputedValues, { t, format }: Voice): Block {
  const words = {
    source: sourceName,
    customers: format.count(snapshot.customers),
    orders: format.count(snapshot.orders),
    day: snapshot.referenceDate,
    recency: format.decimal(snapshot.meanRecency, 1),
    frequency: format.decimal(snapshot.meanFrequency, 2),
    monetary: format.money(snapshot.meanMonetary),
  }
  const text = changed ? `${t('rfm-done-text', words)}\n${t('rfm-done-means', words)}` : t('rfm-done-unchanged', words)
  return { kind: 'text', text }
}
