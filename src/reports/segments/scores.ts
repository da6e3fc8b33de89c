import type { ScoreGrid } from '../../analysis/rfm/index.ts'
import type { Block, Report, Voice } from '../report.ts'
import { viewButtons } from './views.ts'
import { collapsedTexts, rfmNote, snapshotFrame } from './words.ts'

/** /segments scores: how many customers have which scores, and where R and F put them. */
export function scoresReport(grid: ScoreGrid, voice: Voice): Report {
  const { t, format } = voice
  const { snapshot, scores, best, monetary } = grid
  const title = t('scores-title')
  const row = (score: number) => [
    String(score),
    ...[scores.recency, scores.frequency, scores.monetary].map((counts) => format.count(counts[score - 1]!)),
  ]
  const words = {
    customers: format.count(best.customers),
    share: format.share(best.customers / snapshot.customers),
    amount: format.money(best.monetary),
    sales: monetary > 0 ? format.share(best.monetary / monetary) : '—',
  }
  const warnings: Block[] = collapsedTexts(grid.collapsed, voice).map((text) => ({ kind: 'note', text }))
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'table', rows: [[t('scores-column-score'), 'R', 'F', 'M'], ...[5, 4, 3, 2, 1].map(row)] },
      { kind: 'text', text: t(best.customers > 0 ? 'scores-best' : 'scores-best-none', words) },
      { kind: 'note', text: t('scores-rule') },
      ...warnings,
      rfmNote(grid, voice),
    ],
    picture: {
      chart: 'score-grid',
      ...snapshotFrame(title, grid, voice),
      cells: grid.cells.map((cell) => ({
        across: cell.recencyScore,
        up: cell.frequencyScore,
        customers: cell.customers,
        revenue: cell.monetary,
      })),
      axis: { across: t('scores-axis-r'), up: t('scores-axis-f') },
      legend: t('scores-legend'),
      sums: {
        title: t('scores-sums'),
        bars: grid.sums.map(({ sum, customers }) => ({ label: String(sum), customers })),
      },
    },
    buttons: viewButtons('scores', voice),
    table: {
      name: `scores-${snapshot.referenceDate}`,
      rows: [
        ['r_score', 'f_score', 'customers', 'amount'],
        ...grid.cells.map((cell) => [cell.recencyScore, cell.frequencyScore, cell.customers, cell.monetary]),
      ],
    },
  }
}
