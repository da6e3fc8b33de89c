import type { LatestRfm } from '../analysis/rfm/index.ts'
import { factsNote } from './facts.ts'
import type { Block, Voice } from './report.ts'

/** Source, period and completeness of a snapshot, with its reference day. */
export function rfmNote(rfm: LatestRfm, voice: Voice): Block {
  const { t } = voice
  const facts = factsNote(rfm.source, { from: rfm.source.from, to: rfm.snapshot.ordersThrough }, voice)
  const reference = t('rfm-reference', { day: rfm.snapshot.referenceDate })
  return { kind: 'note', text: `${reference} · ${facts.text}` }
}

/** The three means that divide the classes. */
export function dividingLines({ snapshot }: LatestRfm, { t, format }: Voice): string {
  return t('rfm-lines', {
    recency: format.decimal(snapshot.meanRecency, 1),
    frequency: format.decimal(snapshot.meanFrequency, 2),
    monetary: format.money(snapshot.meanMonetary),
  })
}
