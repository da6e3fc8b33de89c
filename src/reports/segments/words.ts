import type { Frame } from '../../../charts/index.ts'
import type { GroupSummary, RfmDimension, SnapshotOf } from '../../analysis/rfm/index.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Block, ReportTable, Voice } from '../report.ts'

/** Source, period and completeness of a snapshot, with its reference day. */
export function rfmNote(rfm: SnapshotOf, voice: Voice): Block {
  const { t } = voice
  const facts = factsNote(rfm.source, { from: rfm.source.from, to: rfm.snapshot.ordersThrough }, voice)
  const reference = t('rfm-reference', { day: rfm.snapshot.referenceDate })
  return { kind: 'note', text: `${reference} · ${facts.text}` }
}

/** The three means that divide the classes. */
export function dividingLines({ snapshot }: SnapshotOf, { t, format }: Voice): string {
  return t('rfm-lines', {
    recency: format.decimal(snapshot.meanRecency, 1),
    frequency: format.decimal(snapshot.meanFrequency, 2),
    monetary: format.money(snapshot.meanMonetary),
  })
}

/** What the pictures of a snapshot say around their charts. */
export function snapshotFrame(title: string, { source, snapshot }: SnapshotOf, voice: Voice): Frame {
  const { t, format } = voice
  const words = { customers: format.count(snapshot.customers), day: snapshot.referenceDate }
  const covered = { from: source.from, to: snapshot.ordersThrough }
  return pictureFrame(title, source, covered, voice, [t('rfm-picture-subtitle', words)])
}

/** Where ties leave fewer than five scores. */
export function collapsedTexts(collapsed: { dimension: RfmDimension; scores: number[] }[], { t }: Voice): string[] {
  return collapsed.map(({ dimension, scores }) =>
    t(scores.length === 1 ? 'rfm-collapsed-one' : 'rfm-collapsed', {
      dimension: t(`rfm-dimension-${dimension}`),
      scores: [scores.slice(0, -1).join(t('trend-list-separator')), scores.at(-1)!].filter(String).join(t('rfm-and')),
      count: String(scores.length),
    }),
  )
}

/** Groups with their customers and money, under a heading that says what kind of group they are. */
export function groupTable(heading: string, groups: (GroupSummary & { name: string })[], { t, format }: Voice): Block {
  return {
    kind: 'table',
    rows: [
      [heading, t('rfm-column-customers'), t('rfm-column-share'), t('rfm-column-sales')],
      ...groups.map((row) => [
        row.name,
        format.count(row.customers),
        format.share(row.shareOfCustomers),
        format.share(row.shareOfMonetary),
      ]),
    ],
  }
}

/** The figures of groups for a spreadsheet; `kind` names the first column. */
export function groupFigures(
  kind: string,
  snapshot: { referenceDate: string },
  groups: (GroupSummary & { name: string })[],
): ReportTable {
  return {
    name: `${kind}-${snapshot.referenceDate}`,
    rows: [
      [kind, 'customers', 'share_of_customers', 'amount', 'share_of_amount', 'mean_days', 'mean_orders', 'mean_amount'],
      ...groups.map(({ name, means, ...row }) => [
        name,
        row.customers,
        row.shareOfCustomers,
        row.monetary,
        row.shareOfMonetary,
        means?.recency ?? null,
        means?.frequency ?? null,
        means?.monetary ?? null,
      ]),
    ],
  }
}

/** 5.3 days, 13.9 orders, ¥8,043: means or a centre. */
export function figuresInWords(
  { recency, frequency, monetary }: { recency: number; frequency: number; monetary: number },
  { t, format }: Voice,
): string {
  return t('segments-figures', {
    days: format.decimal(recency, recency < 10 ? 1 : 0),
    orders: format.decimal(frequency, 1),
    amount: format.money(monetary < 100 ? monetary : Math.round(monetary)),
  })
}
