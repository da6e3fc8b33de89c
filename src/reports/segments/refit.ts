import type { RefitChange } from '../../analysis/rfm/index.ts'
import { tierNumbers } from '../../analysis/rfm/index.ts'
import type { Block, Voice } from '../report.ts'
import { figuresInWords } from './words.ts'

/** What a division made anew changed: who is in which tier now, where the centres are, what became of the clusters. */
export function refitBlocks({ tiers, clusters }: RefitChange, voice: Voice): Block[] {
  const { t } = voice
  if (!tiers && !clusters) return [{ kind: 'text', text: t('refit-none') }]
  return [...tierBlocks(tiers, voice), ...clusterBlocks(clusters, voice)]
}

function tierBlocks(tiers: RefitChange['tiers'], voice: Voice): Block[] {
  const { t, format } = voice
  if (!tiers) return []
  const name = (tier: number) => t(`tier-${tier}`)
  const centres = tierNumbers.map((tier, index) => ({
    tier: name(tier),
    before: figuresInWords(tiers.before[index]!, voice),
    after: figuresInWords(tiers.after[index]!, voice),
  }))
  if (tiers.changed === 0) return [{ kind: 'text', text: t('refit-tiers-same') }]
  const count = (from: number, to: number) =>
    tiers.moves.find((move) => move.from === from && move.to === to)?.customers ?? 0
  const customers = tiers.moves.reduce((sum, move) => sum + move.customers, 0)
  const words = {
    customers: format.count(customers),
    changed: format.count(tiers.changed),
    share: format.share(tiers.changed / customers),
  }
  return [
    { kind: 'text', text: t('refit-tiers-changed', words) },
    { kind: 'text', text: t('refit-tiers-table') },
    {
      kind: 'table',
      rows: [
        [t('refit-corner'), ...tierNumbers.map(name)],
        ...tierNumbers.map((from) => [name(from), ...tierNumbers.map((to) => format.count(count(from, to)))]),
      ],
    },
    { kind: 'text', text: t('refit-tiers-centres') },
    { kind: 'list', items: centres.map((words) => t('refit-centre', words)) },
  ]
}

function clusterBlocks(clusters: RefitChange['clusters'], { t, format }: Voice): Block[] {
  if (!clusters) return []
  const { before, after, moves, changed } = clusters
  if (before === after && changed === 0) return [{ kind: 'text', text: t('refit-clusters-same') }]
  const customers = moves.reduce((sum, move) => sum + move.customers, 0)
  const words = {
    before: String(before),
    after: String(after),
    changed: format.count(changed),
    share: format.share(changed / customers),
  }
  const items = moves
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, customers: moved }) =>
      t('refit-clusters-move', { from: t(`level-${from}`), to: t(`level-${to}`), customers: format.count(moved) }),
    )
  const list: Block[] = items.length > 0 ? [{ kind: 'list', items }] : []
  return [{ kind: 'text', text: t('refit-clusters-changed', words) }, ...list]
}
