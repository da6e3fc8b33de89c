import type { Frame } from '../../charts/index.ts'
import type { SourceFacts } from '../analysis/behaviour/index.ts'
import type { Block, Voice } from './report.ts'

/** Days that an answer covers, ISO. */
export type Covered = { from: string; to: string }

/** The remark under every answer: source, period, completeness, what was left out. */
export function factsNote(source: SourceFacts, covered: Covered, voice: Voice): Block & { kind: 'note' } {
  const { t, format } = voice
  const parts = [
    t('facts-source', { source: source.name }),
    format.period(covered.from, covered.to),
    ...completeness(source, voice),
  ]
  if (source.quarantinedOrders > 0) {
    parts.push(t('facts-quarantined', { orders: format.count(source.quarantinedOrders) }))
  }
  return { kind: 'note', text: parts.join(' · ') }
}

/**
 * What every picture says around its charts.
 * @param before what its second line begins with; the counts of rows, which the caption has too, make room for it
 */
export function pictureFrame(
  title: string,
  source: SourceFacts,
  covered: Covered,
  voice: Voice,
  before: string[] = [],
): Frame {
  const { t, format } = voice
  return {
    locale: format.language,
    currency: format.sign,
    title,
    subtitle: [
      ...before,
      format.period(covered.from, covered.to),
      ...completeness(source, voice, before.length > 0),
    ].join(' · '),
    footer: `${t('facts-source', { source: source.name })} · ${t('facts-until', { day: format.day(source.to) })}`,
    noData: t('picture-empty'),
  }
}

/** A value with how it changed, or alone where there is nothing to compare with. */
export function withChange(value: string, change: number | null | undefined, { t, format }: Voice): string {
  if (change === null || change === undefined) return value
  return t('with-change', { value, change: format.change(change) })
}

function completeness(source: SourceFacts, { t, format }: Voice, short = false): string[] {
  if (!source.completeness) return []
  const { rowsRead, rowsKept, share } = source.completeness
  // 99.94 % is not 100 %.
  const digits = share > 0.999 && share < 1 ? 2 : 1
  return [
    t(short ? 'facts-complete-short' : 'facts-complete', {
      share: format.share(share, digits),
      read: format.count(rowsRead),
      kept: format.count(rowsKept),
    }),
  ]
}
