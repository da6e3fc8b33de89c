import type { Picture } from '../../charts/index.ts'
import { classColours } from '../../charts/index.ts'
import type { ClassMember, ClassSummary, LatestRfm, RfmClass } from '../analysis/rfm/index.ts'
import { pictureFrame } from './facts.ts'
import type { Block, Report, Voice } from './report.ts'
import { rfmNote } from './rfm-words.ts'

/** Names in a fixed-width column may take so many letters. */
const NAME_LENGTH = 12

/** So many rows keep the caption within Telegram's limit; the picture has more, the CSV all. */
const TABLE_ROWS = 5

/** One of the eight classes: who they are, what to do, who spends most; its list as CSV, and the way back. */
export function classReport(rfm: LatestRfm, rfmClass: RfmClass, top: ClassMember[], voice: Voice): Report {
  const { t, format } = voice
  const summary = rfm.classes.find((row) => row.rfmClass === rfmClass)!
  const title = t('rfm-class-customers', { class: t(`rfm-class-${rfmClass}`) })
  const back = { label: t('rfm-button-back'), action: 'seg' }
  const csv = { label: t('rfm-button-csv', { count: format.count(summary.customers) }), action: `segcsv:${rfmClass}` }
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: t(`rfm-class-${rfmClass}-what`) },
      ...figures(summary, voice),
      { kind: 'heading', text: t('rfm-plan-heading') },
      { kind: 'list', items: t(`rfm-class-${rfmClass}-plan`).split('\n') },
      ...topCustomers(top.slice(0, TABLE_ROWS), voice),
      rfmNote(rfm, voice),
    ],
    picture: picture(title, rfm, rfmClass, top, voice),
    buttons: [summary.customers > 0 ? [csv, back] : [back]],
  }
}

function figures(summary: ClassSummary, { t, format }: Voice): Block[] {
  if (!summary.means) return [{ kind: 'text', text: t('rfm-class-empty') }]
  const withShare = (value: string, share: number) => t('rfm-with-share', { value, share: format.share(share) })
  const { recency, frequency, monetary } = summary.means
  return [
    {
      kind: 'pairs',
      pairs: [
        [t('rfm-figure-customers'), withShare(format.count(summary.customers), summary.shareOfCustomers)],
        [t('rfm-figure-monetary'), withShare(format.money(summary.monetary), summary.shareOfMonetary)],
        [t('rfm-figure-mean-recency'), t('rfm-days', { days: format.decimal(recency, 1) })],
        [t('rfm-figure-mean-frequency'), format.decimal(frequency, 2)],
        [t('rfm-figure-mean-monetary'), format.money(monetary)],
      ],
    },
  ]
}

function topCustomers(top: ClassMember[], { t, format }: Voice): Block[] {
  if (top.length === 0) return []
  const header = [t('rfm-column-name'), t('rfm-column-monetary'), t('rfm-column-orders'), t('rfm-column-last')]
  const rows = top.map((member) => [
    shorten(member.key),
    format.money(member.monetary),
    format.count(member.frequency),
    member.lastOrder,
  ])
  return [
    { kind: 'heading', text: t('rfm-top-heading', { count: String(top.length) }) },
    { kind: 'table', rows: [header, ...rows] },
  ]
}

function picture(title: string, rfm: LatestRfm, rfmClass: RfmClass, top: ClassMember[], voice: Voice): Picture {
  const { t, format } = voice
  const covered = { from: rfm.source.from, to: rfm.snapshot.ordersThrough }
  const frame = pictureFrame(title, rfm.source, covered, voice)
  return {
    chart: 'bars',
    ...frame,
    subtitle: `${t('rfm-top-heading', { count: String(top.length) })} · ${frame.subtitle}`,
    bars: top.map((member) => ({
      label: member.key,
      value: member.monetary,
      colour: classColours[rfmClass],
      note: `R${member.recencyScore} F${member.frequencyScore} M${member.monetaryScore}`,
    })),
    format: 'money',
    measure: `${t('rfm-top-measure')} (${format.currency})`,
    noData: t('rfm-class-empty'),
  }
}

function shorten(name: string): string {
  const letters = [...name]
  return letters.length > NAME_LENGTH ? `${letters.slice(0, NAME_LENGTH - 1).join('')}…` : name
}
