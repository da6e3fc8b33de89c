import type { Picture } from '../../../charts/index.ts'
import type { PurchaseGaps } from '../../analysis/cohorts/index.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Block, Report, ReportTable, Voice } from '../report.ts'
import { spikeSentences } from './words.ts'

/** The days between purchases, and what silence says of a return. */
export function gapsReport(gaps: PurchaseGaps, voice: Voice): Report {
  const title = voice.t('cohorts-gaps-title')
  return {
    blocks: [
      { kind: 'heading', text: title },
      ...(gaps.ended > 0 ? figures(gaps, voice) : [{ kind: 'text', text: voice.t('cohorts-gaps-none') } as const]),
      { kind: 'text', text: voice.t('cohorts-definition') },
      factsNote(gaps.source, gaps.source, voice),
    ],
    picture: picture(title, gaps, voice),
    table: table(gaps),
  }
}

function figures(gaps: PurchaseGaps, voice: Voice): Block[] {
  const { t, format } = voice
  const days = (value: number) => t('cohorts-gaps-days', { days: value })
  const counts = { ended: format.count(gaps.ended), open: format.count(gaps.open) }
  const bound = gaps.mostReturned
    ? t('cohorts-gaps-bound', { days: String(gaps.mostReturned.days), horizon: String(gaps.mostReturned.horizon) })
    : t('cohorts-gaps-no-bound')
  return [
    {
      kind: 'pairs',
      pairs: [
        [t('cohorts-gaps-count'), t('cohorts-gaps-count-value', counts)],
        [t('cohorts-gaps-median'), days(gaps.median!)],
        [t('cohorts-gaps-ninetieth'), days(gaps.ninetieth!)],
      ],
    },
    { kind: 'text', text: [t('cohorts-gaps-censored'), bound, ...spikeSentences(gaps.spikes, voice)].join('\n') },
    ...chances(gaps, voice),
  ]
}

function chances({ chances }: PurchaseGaps, { t, format }: Voice): Block[] {
  if (chances.length === 0) return []
  const items = chances.map(({ silent, share }) => {
    const values = { silent: String(silent), share: format.share(share) }
    return t(silent === 0 ? 'cohorts-gaps-chance' : 'cohorts-gaps-chance-silent', values)
  })
  return [
    { kind: 'text', text: t('cohorts-gaps-chances', { within: String(chances[0]!.within) }) },
    { kind: 'list', items },
    { kind: 'text', text: t('cohorts-gaps-regulars') },
  ]
}

function picture(title: string, gaps: PurchaseGaps, voice: Voice): Picture {
  const { t, format } = voice
  const { width, bins, longer } = gaps.histogram
  const mark = (at: number | null, key: string) => (at === null ? [] : [{ at, label: t(key, { days: String(at) }) }])
  return {
    chart: 'histogram',
    ...pictureFrame(title, gaps.source, gaps.source, voice),
    binWidth: width,
    counts: bins.map((bin) => bin.gaps),
    marks: [...mark(gaps.median, 'cohorts-gaps-mark-median'), ...mark(gaps.ninetieth, 'cohorts-gaps-mark-ninetieth')],
    axis: { x: t('cohorts-gaps-axis', { width }), value: t('cohorts-gaps-axis-gaps') },
    beyond: longer > 0 ? t('cohorts-gaps-beyond', { gaps: format.count(longer) }) : null,
  }
}

function table({ histogram }: PurchaseGaps): ReportTable {
  const end = histogram.bins.at(-1)?.to ?? 0
  return {
    name: 'purchase-gaps',
    rows: [
      ['days_from', 'days_to', 'gaps'],
      ...histogram.bins.map(({ from, to, gaps }) => [from, to, gaps]),
      [end + 1, null, histogram.longer],
    ],
  }
}
