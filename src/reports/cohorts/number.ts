import type { Picture } from '../../../charts/index.ts'
import type { PurchaseNumbers } from '../../analysis/cohorts/index.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Report, ReportTable, Voice } from '../report.ts'
import { shareAndInterval } from './words.ts'

/** How likely the next purchase is after the first, second, … one. */
export function numberReport(numbers: PurchaseNumbers, voice: Voice): Report {
  const { t } = voice
  const title = t('cohorts-number-title')
  const caveats = [...(numbers.steps.length > 0 ? [t('cohorts-number-caveat')] : []), t('cohorts-definition')]
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: reading(numbers, voice).join('\n') },
      { kind: 'text', text: caveats.join('\n') },
      factsNote(numbers.source, numbers.source, voice),
    ],
    picture: picture(title, numbers, voice),
    table: table(numbers),
  }
}

function reading({ steps, left, within }: PurchaseNumbers, voice: Voice): string[] {
  const { t, format } = voice
  const [first, ...others] = steps
  if (within === null) return [t('cohorts-number-short')]
  if (!first) return [t('cohorts-number-few')]
  const parts = [
    t('cohorts-number-first', { within: String(within), ...shareAndInterval(first, voice) }),
    ...others.map((step) => t('cohorts-number-next', { nth: String(step.nth), ...shareAndInterval(step, voice) })),
  ]
  const sentences = [parts.join(t('cohorts-heat-separator')) + t('cohorts-heat-end')]
  const last = others.findLast((step) => step.lower > first.upper)
  if (others.length === 0) sentences.push(t('cohorts-number-only'))
  else sentences.push(last ? t('cohorts-number-rises', { to: String(last.nth) }) : t('cohorts-number-unclear'))
  if (left.length > 0) {
    const list = left.map(({ nth, customers }) =>
      t('cohorts-number-left-one', { nth: String(nth), customers: format.count(customers) }),
    )
    sentences.push(t('cohorts-number-left', { list: list.join(t('trend-list-separator')) }))
  }
  return sentences
}

function picture(title: string, { source, steps, within }: PurchaseNumbers, voice: Voice): Picture {
  const { t, format } = voice
  return {
    chart: 'interval-bars',
    ...pictureFrame(title, source, source, voice),
    bars: steps.map(({ nth, customers, share, lower, upper }) => ({
      label: t('cohorts-number-label', { nth: String(nth) }),
      note: t('cohorts-number-customers', { customers: format.count(customers) }),
      value: share,
      lower,
      upper,
    })),
    measure: t('cohorts-number-measure', { within: String(within ?? 0) }),
  }
}

function table({ steps, within }: PurchaseNumbers): ReportTable {
  return {
    name: 'purchase-number',
    rows: [
      ['nth_purchase', 'customers', 'within_days', 'share_buying_again', 'lower_95', 'upper_95', 'at_risk'],
      ...steps.map(({ nth, customers, share, lower, upper, atRisk }) => [
        nth,
        customers,
        within,
        share,
        lower,
        upper,
        atRisk,
      ]),
    ],
  }
}
