import type { NoGroups } from '../../analysis/rfm/index.ts'
import type { Block, Button, Report, Voice } from '../report.ts'
import { viewButtons } from './views.ts'
import { rfmNote } from './words.ts'

/** Since when the division stands, and on how many customers it was made. */
export function fitNote(
  view: 'tiers' | 'clusters',
  fit: { referenceDate: string; customers: number; sample: number },
  { t, format }: Voice,
): Block {
  const words = { day: fit.referenceDate, customers: format.count(fit.customers), sample: format.count(fit.sample) }
  return { kind: 'note', text: t(`${view}-pinned${fit.sample < fit.customers ? '-sample' : ''}`, words) }
}

export function refitButton({ t }: Voice): Button {
  return { label: t('refit-button'), action: 'rfm:refit', changes: true }
}

/** Why a snapshot has no tiers or clusters, and what would bring them. */
export function noGroupsReport(view: 'tiers' | 'clusters', found: NoGroups, voice: Voice): Report {
  const { t, format } = voice
  const { none } = found
  const words: Record<string, string> =
    none.reason === 'few-customers'
      ? { customers: format.count(none.customers), least: format.count(none.least) }
      : none.reason === 'few-different'
        ? { different: String(none.different), least: String(none.least) }
        : {}
  const compute: Button[] = none.reason === 'earlier' ? [{ label: t('button-rfm'), action: 'rfm', changes: true }] : []
  return {
    blocks: [
      { kind: 'heading', text: t(`segments-view-${view}`) },
      { kind: 'text', text: t(`no-${view}-${none.reason}`, words) },
      rfmNote(found, voice),
    ],
    buttons: [...(compute.length > 0 ? [compute] : []), ...viewButtons(view, voice)],
  }
}
