import { readGroup, rfmClasses, writeGroup } from '../analysis/rfm/index.ts'
import type { SegmentsAsked } from '../analysis/rfm/segments.ts'

const views: [Exclude<SegmentsAsked['view'], 'group' | 'flow'>, RegExp][] = [
  ['scores', /^(scores?|打分|评分|得分)/i],
  ['tiers', /^(tiers?|五层|分五层)/i],
  ['clusters', /^(clusters?|聚类)/i],
  ['top', /^(top|concentration|pareto|集中)/i],
]

const flowWords = /^(flow|moves?|变化|流动|客户变化)/i

/** Names as they stand on the buttons, in the order of `rfmClasses` and of the tiers. */
const classNames = ['重要价值', '重要发展', '重要保持', '重要挽留', '一般价值', '一般发展', '一般保持', '一般挽留']
const tierNames = [
  /^(冠军|champions?)/i,
  /^(忠实|loyal)/i,
  /^(潜力|potential)/i,
  /^(一般$|一般客户|ordinary)/i,
  /^(流失|lapsed)/i,
]

/** What a button carries (`111`, `t1`, `c2`, `flow.t.12`) or a manager says (五层, 冠军, flow tiers 2022-06-01); else the classes. */
export function readSegments(said: string): SegmentsAsked {
  const group = readGroup(said)
  if (group) return { view: 'group', group }
  if (flowWords.test(said)) return readFlow(said)
  const view = views.find(([, pattern]) => pattern.test(said))
  if (view) return { view: view[0] }
  const named = classNames.findIndex((name) => said.startsWith(name))
  if (named >= 0) return { view: 'group', group: { by: 'class', value: rfmClasses[named]! } }
  const tier = tierNames.findIndex((pattern) => pattern.test(said))
  return tier >= 0 ? { view: 'group', group: { by: 'tier', value: tier + 1 } } : { view: 'classes' }
}

function readFlow(said: string): SegmentsAsked {
  const [, letter, id] = /^flow(?:\.([ct])(?:\.(\d{1,9}))?)?$/.exec(said) ?? []
  if (letter !== undefined) return { view: 'flow', by: letter === 't' ? 'tier' : 'class', from: id ? Number(id) : null }
  const day = /\d{4}-\d{2}-\d{2}/.exec(said)?.[0] ?? null
  return { view: 'flow', by: /tier|层/i.test(said) ? 'tier' : 'class', from: day }
}

export function writeSegments(asked: SegmentsAsked): string {
  if (asked.view === 'group') return writeGroup(asked.group)
  if (asked.view !== 'flow') return asked.view
  const by = asked.by === 'tier' ? 't' : 'c'
  return asked.from === null
    ? `flow.${by}`
    : typeof asked.from === 'number'
      ? `flow.${by}.${asked.from}`
      : `flow ${by === 't' ? 'tier ' : ''}${asked.from}`
}
