import type { Picture } from '../../../charts/index.ts'
import type { ClassSummary, LatestRfm } from '../../analysis/rfm/index.ts'
import type { Block, Button, Report, Voice } from '../report.ts'
import { viewButtons } from './views.ts'
import { collapsedTexts, dividingLines, groupFigures, groupTable, rfmNote, snapshotFrame } from './words.ts'

/** Of fewer customers each one moves the means that divide them. */
const FEW_CUSTOMERS = 10

/** /segments: the eight classes with their share of customers and money, and a button for each. */
export function classesReport(rfm: LatestRfm, voice: Voice): Report {
  const { t } = voice
  const named = rfm.classes.map((row) => ({ ...row, name: row.rfmClass }))
  const classes = rfm.classes.map((row) => ({ ...row, name: t(`rfm-class-${row.rfmClass}`) }))
  const few = rfm.snapshot.customers < FEW_CUSTOMERS ? [t('rfm-few', { customers: rfm.snapshot.customers })] : []
  const warnings = [...few, ...collapsedTexts(rfm.collapsed, voice)].map((text): Block => ({ kind: 'note', text }))
  return {
    blocks: [
      { kind: 'heading', text: t('rfm-title') },
      groupTable(t('rfm-column-class'), classes, voice),
      { kind: 'text', text: readClasses(rfm, voice) },
      ...warnings,
      { kind: 'note', text: dividingLines(rfm, voice) },
      rfmNote(rfm, voice),
    ],
    picture: picture(rfm, voice),
    buttons: [...classButtons(rfm, voice), ...viewButtons('classes', voice)],
    table: groupFigures('class', rfm.snapshot, named),
  }
}

/** Where the people are, where the money is, what the best are worth, and what is about to be lost. */
function readClasses({ classes, snapshot, scores }: LatestRfm, { t, format }: Voice): string {
  const name = (row: ClassSummary) => t('rfm-class-customers', { class: t(`rfm-class-${row.rfmClass}`) })
  const highest = (measure: (row: ClassSummary) => number) =>
    classes.reduce((best, row) => (measure(row) > measure(best) ? row : best))
  const words = (row: ClassSummary) => ({
    class: name(row),
    customers: format.count(row.customers),
    share: format.share(row.shareOfCustomers),
    sales: format.share(row.shareOfMonetary),
  })
  const most = highest((row) => row.customers)
  const richest = highest((row) => row.monetary)
  const sentences = [t('rfm-reading-most', words(most))]
  if (richest !== most && richest.monetary > 0) sentences.push(t('rfm-reading-money', words(richest)))
  const best = classes.find((row) => row.rfmClass === '111')!
  if (best.means && snapshot.meanMonetary > 0) {
    const times = format.decimal(best.means.monetary / snapshot.meanMonetary, 1)
    sentences.push(t('rfm-reading-best', { ...words(best), mean: format.money(best.means.monetary), times }))
  }
  const lapsing = classes.filter((row) => row.rfmClass === '011' || row.rfmClass === '001')
  const customers = lapsing.reduce((sum, row) => sum + row.customers, 0)
  const amount = lapsing.reduce((sum, row) => sum + row.monetary, 0)
  // Where all came equally long ago nobody is lapsing more than the others.
  const oneRecency = scores.recency.filter((count) => count > 0).length === 1
  if (customers > 0 && !oneRecency) {
    sentences.push(t('rfm-reading-lapsing', { customers: format.count(customers), amount: format.money(amount) }))
  }
  return sentences.join('\n')
}

function picture(rfm: LatestRfm, voice: Voice): Picture {
  const { t } = voice
  return {
    chart: 'segments',
    ...snapshotFrame(t('rfm-title'), rfm, voice),
    classes: rfm.classes.map((row) => ({
      code: row.rfmClass,
      label: t(`rfm-class-${row.rfmClass}`),
      customers: row.customers,
      revenue: row.monetary,
    })),
    columns: { customers: t('rfm-column-customers-long'), revenue: t('rfm-column-sales-long') },
  }
}

function classButtons({ classes }: LatestRfm, { t, format }: Voice): Button[][] {
  const buttons = classes.map((row) => ({
    label: `${t(`rfm-class-${row.rfmClass}`)} ${format.count(row.customers)}`,
    action: `seg:${row.rfmClass}`,
  }))
  return [0, 2, 4, 6].map((from) => buttons.slice(from, from + 2))
}
