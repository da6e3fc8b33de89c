import type { FlowNode, Picture } from '../../../charts/index.ts'
import { classColours, tierColours } from '../../../charts/index.ts'
import {
  type Flow,
  type FlowMove,
  type MoveKind,
  type NoFlow,
  rfmClasses,
  tierNumbers,
} from '../../analysis/rfm/index.ts'
import type { Block, Button, Report, Voice } from '../report.ts'
import { viewButtons } from './views.ts'
import { rfmNote, snapshotFrame } from './words.ts'

/** Largest moves that are named in words. */
const NAMED_MOVES = 4
/** Snapshots that are offered to compare with. */
const OFFERED = 4

const kinds: MoveKind[] = ['up', 'down', 'sideways', 'stayed', 'joined', 'gone']

/** /segments flow: who moved between two snapshots, in words, as a picture, and as a list by its button. */
export function flowReport(found: Flow | NoFlow, voice: Voice): Report {
  const { t, format } = voice
  if ('alone' in found) {
    return {
      blocks: [
        { kind: 'heading', text: t('flow-title-none') },
        { kind: 'text', text: t('flow-alone', { day: found.snapshot.referenceDate }) },
        rfmNote(found, voice),
      ],
      buttons: viewButtons('flow', voice),
    }
  }
  const { before, after, totals, by } = found
  const title = t(`flow-title-${by}`, { before: before.referenceDate, after: after.referenceDate })
  const said = kinds.filter((kind) => totals[kind] > 0)
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'pairs', pairs: said.map((kind) => [t(`flow-${kind}`), format.count(totals[kind])]) },
      ...largestMoves(found, voice),
      { kind: 'note', text: t(`flow-rule-${by}`) },
      ...(by === 'tier' && found.tiers === 'refitted' ? [{ kind: 'note' as const, text: t('flow-refitted') }] : []),
      rfmNote({ ...found, snapshot: after }, voice),
    ],
    picture: picture(title, found, voice),
    buttons: buttons(found, voice),
    table: {
      name: `flow-${by}-${before.referenceDate}-${after.referenceDate}`,
      rows: [
        [`from_${by}`, `to_${by}`, 'move', 'customers', 'amount'],
        ...found.moves.map((move) => [move.from, move.to, move.kind, move.customers, move.monetary]),
      ],
    },
  }
}

function largestMoves({ moves, by }: Flow, { t, format }: Voice): Block[] {
  const largest = moves.filter(({ kind }) => kind !== 'stayed' && kind !== 'joined' && kind !== 'gone')
  if (largest.length === 0) return [{ kind: 'text', text: t('flow-nobody') }]
  return [
    { kind: 'text', text: t('flow-largest') },
    {
      kind: 'list',
      items: largest.slice(0, NAMED_MOVES).map((move) =>
        t('flow-move', {
          from: t(`${prefixOf(by)}-${move.from}`),
          to: t(`${prefixOf(by)}-${move.to}`),
          customers: format.count(move.customers),
          amount: format.money(Math.round(move.monetary)),
        }),
      ),
    },
  ]
}

function buttons({ before, after, by, others, snapshot, tiers }: Flow, voice: Voice): Button[][] {
  const { t, format } = voice
  const other = before.id === snapshot.id ? after : before
  const ask = (how: Flow['by'], id: number) => `seg:flow.${how === 'tier' ? 't' : 'c'}.${id}`
  const kindsOfGroups = (['class', 'tier'] as const)
    .filter((how) => how === 'class' || tiers !== 'none')
    .map((how) => {
      const label = t(`flow-button-${how}`)
      return { label: how === by ? t('button-current', { label }) : label, action: ask(how, other.id) }
    })
  const offered = others.slice(0, OFFERED)
  const days = offered.map((candidate) => {
    const again = offered.some((rest) => rest !== candidate && rest.referenceDate === candidate.referenceDate)
    const words = { day: candidate.referenceDate, orders: format.count(candidate.orders) }
    const label = t(again ? 'flow-button-day-orders' : 'flow-button-day', words)
    return { label: candidate === other ? t('button-current', { label }) : label, action: ask(by, candidate.id) }
  })
  const list = { label: t('flow-button-list'), action: `segcsv:flow.${before.id}.${after.id}` }
  return [
    [...kindsOfGroups, list],
    ...(days.length > 1 ? [days.slice(0, 2), days.slice(2)].filter((row) => row.length > 0) : []),
    ...viewButtons('flow', voice),
  ]
}

function picture(title: string, found: Flow, voice: Voice): Picture {
  const { t } = voice
  const { before, after, by, moves, totals } = found
  const values: FlowMove['from'][] = by === 'class' ? [...rfmClasses] : [...tierNumbers]
  const nodes = values.map(
    (value, index): FlowNode => ({
      label: t(`${prefixOf(by)}-${value}`),
      colour: by === 'class' ? classColours[rfmClasses[index]!] : tierColours[index]!,
    }),
  )
  // Customers without a class on one side have a node of their own there, the last one.
  const outside = (kind: 'joined' | 'gone'): FlowNode[] =>
    totals[kind] > 0 ? [{ label: t(`flow-node-${kind}`), colour: '#c3cad4' }] : []
  const indexOf = (value: FlowMove['from']) => (value === null ? values.length : values.indexOf(value))
  return {
    chart: 'flow',
    ...snapshotFrame(title, { ...found, snapshot: found.after }, voice),
    sides: { from: before.referenceDate, to: after.referenceDate },
    from: [...nodes, ...outside('joined')],
    to: [...nodes, ...outside('gone')],
    links: moves.map(({ from, to, customers, kind }) => ({ from: indexOf(from), to: indexOf(to), customers, kind })),
    legend: kinds.filter((kind) => totals[kind] > 0).map((kind) => ({ kind, label: t(`flow-legend-${kind}`) })),
  }
}

function prefixOf(by: Flow['by']): string {
  return by === 'class' ? 'rfm-class' : 'tier'
}
