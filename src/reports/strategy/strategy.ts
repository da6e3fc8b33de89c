import { writeGroup } from '../../analysis/rfm/group.ts'
import type { Advice, Strategy } from '../../analysis/strategy/index.ts'
import { choiceRow } from '../choices.ts'
import { limits } from '../compose-text.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Block, Button, Report, Voice } from '../report.ts'
import { adviceLine, groupName, type StrategyLine, withheldLine } from './lines.ts'
import { strategyTable } from './table.ts'

export const strategyViews = ['summary', 'who', 'when', 'where', 'withheld'] as const

/** `where` holds what to sell where and how. */
export type StrategyView = (typeof strategyViews)[number]

type Note = Block & { kind: 'note' }

export type StrategyAnswer = Strategy & { view: StrategyView }

/** So many lines in the summary … */
const SUMMARY_LINES = 5
/** … of which so many may be of one topic, so that one does not push out the others. */
const SUMMARY_OF_TOPIC = 2

/** /strategy: what to do, for whom, when, where; each line with its figure and how sure it is; and what is not advised. */
export function strategyReport(strategy: StrategyAnswer, voice: Voice): Report {
  const { view } = strategy
  const { t, format } = voice
  const advice = chosen(strategy, view)
  const lines =
    view === 'withheld'
      ? strategy.withheld.map((withheld) => withheldLine(withheld, voice))
      : advice.map((line) => adviceLine(line, voice))
  const title = t(`strategy-title-${view}`)
  const tones = {
    strong: t('strategy-tone-strong'),
    weak: t('strategy-tone-weak'),
    withheld: t('strategy-tone-withheld'),
  }
  const notes = [...remarks(strategy, view, voice), factsNote(strategy.source, strategy.source, voice)]
  const room = limits.caption - [title, ...notes.map(({ text }) => text)].join('\n\n').length - 2
  return {
    blocks: [{ kind: 'heading', text: title }, ...lineBlocks(lines, view, room, voice), ...notes],
    picture: {
      chart: 'advice',
      ...pictureFrame(title, strategy.source, strategy.source, voice),
      noData: t(`strategy-none-${view}`),
      lines: lines.map(({ certainty: _, ...line }) => line),
      tones,
    },
    buttons: [...viewRows(view, voice), ...listRows(advice, voice)],
    table: { name: `strategy-${format.day(strategy.source.to)}`, rows: strategyTable(strategy) },
  }
}

function chosen({ advice }: Strategy, view: StrategyView): Advice[] {
  if (view !== 'summary') return advice.filter(({ topic }) => topic === view)
  const perTopic = new Map<string, number>()
  const fitting = advice.filter(({ topic }) => {
    const place = perTopic.get(topic) ?? 0
    perTopic.set(topic, place + 1)
    return place < SUMMARY_OF_TOPIC
  })
  return fitting.slice(0, SUMMARY_LINES)
}

/**
 * In the summary the picture says why; the other views say it in the text as well, as far as a caption holds: the last
 * lines, which weigh least, give way first.
 * @param room letters that the lines may take
 */
function lineBlocks(lines: StrategyLine[], view: StrategyView, room: number, { t }: Voice): Block[] {
  if (lines.length === 0) return [{ kind: 'text', text: t(`strategy-none-${view}`) }]
  const kind = view === 'withheld' ? 'withheld' : 'advice'
  const inShape = (shape: 'long' | 'short') =>
    lines.map(({ headline, detail, figure, label, certainty }) =>
      t(`strategy-line-${kind}-${shape}`, { headline, detail, figure, label, certainty }),
    )
  const short = inShape('short')
  const long = inShape('long')
  let whole = view === 'summary' ? 0 : lines.length
  const itemsWith = (count: number) => [...long.slice(0, count), ...short.slice(count)]
  while (whole > 0 && `• ${itemsWith(whole).join('\n• ')}`.length > room) whole--
  return [{ kind: 'list', items: itemsWith(whole) }]
}

function remarks({ withheld, missing, setAside }: Strategy, view: StrategyView, { t }: Voice): Note[] {
  const texts: string[] = []
  if (view === 'summary' && withheld.length > 0) texts.push(t('strategy-withheld-count', { count: withheld.length }))
  if (view === 'when' && setAside.events.length > 0) {
    texts.push(t('strategy-set-aside', { count: setAside.events.length }))
  }
  if (view === 'when' && setAside.closed > 0) texts.push(t('strategy-closed', { count: setAside.closed }))
  const concerns = (need: Strategy['missing'][number]) =>
    view === 'summary' || (need === 'customer' || need === 'classes' ? view === 'who' : view === 'where')
  texts.push(...missing.filter(concerns).map((need) => t(`strategy-missing-${need}`)))
  return texts.length === 0 ? [] : [{ kind: 'note', text: texts.join('\n') }]
}

/** Two rows, so that the labels are whole on a phone. */
function viewRows(current: StrategyView, voice: Voice): Button[][] {
  const choices = strategyViews.map((view) => ({ choice: view, label: voice.t(`strategy-button-${view}`) }))
  const isCurrent = (view: StrategyView) => view === current
  const row = choiceRow(choices, isCurrent, (view) => `st:${view}`, voice)
  return [row.slice(0, 3), row.slice(3)]
}

/** A button for each list of customers that the lines are about. */
function listRows(advice: Advice[], voice: Voice): Button[][] {
  const buttons = advice.flatMap(({ target }) =>
    (target?.groups ?? []).map((group) => ({ label: groupName(group, voice), action: `seg:${writeGroup(group)}` })),
  )
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(2 * row, 2 * row + 2))
}
