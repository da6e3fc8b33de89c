import type { Picture } from '../../../charts/index.ts'
import type { Holdout } from '../../analysis/lifetime/index.ts'
import type { Block, Report, Voice } from '../report.ts'
import { certainty, type Fitted, lifetimeFrame, lifetimeNote, viewButtons } from './words.ts'

type Checked = Extract<Holdout, { verdict: 'checked' }>

/** The later part of the period as the earlier part foretold it, or why it could not be foretold. */
export function checkReport(lifetime: Fitted<'check'>, voice: Voice): Report {
  const { t, format } = voice
  const { model } = lifetime
  const { holdout } = model
  const head: Block = { kind: 'heading', text: t('lifetime-check-title') }
  const buttons = [viewButtons('check', voice)]
  if (holdout?.verdict !== 'checked') {
    const why = t(`lifetime-unchecked-${holdout?.verdict ?? 'too_short'}`)
    return { blocks: [head, { kind: 'text', text: why }, lifetimeNote(lifetime, voice)], buttons }
  }
  const { value } = holdout
  const amounts = value && { predicted: format.money(value.predicted), actual: format.money(value.actual) }
  return {
    blocks: [
      head,
      { kind: 'text', text: certainty(model, voice) },
      ...(amounts ? [{ kind: 'text', text: t('lifetime-check-amounts', amounts) } satisfies Block] : []),
      ...groupReading(holdout, voice),
      lifetimeNote(lifetime, voice),
    ],
    picture: picture(lifetime, holdout, voice),
    buttons,
    table: {
      name: 'lifetime-check',
      rows: [
        ['repeat_days_before', 'customers', 'predicted_orders', 'actual_orders'],
        ...holdout.groups.map((group) => [group.repeats, group.customers, group.predicted, group.actual]),
      ],
    },
  }
}

/** The group whose orders were missed by most, for that is where a plan would go wrong. */
function groupReading({ groups }: Checked, voice: Voice): Block[] {
  const { t, format } = voice
  const missed = (group: Checked['groups'][number]) => Math.abs(group.predicted - group.actual)
  const worst = groups.filter((group) => group.customers > 0).sort((a, b) => missed(b) - missed(a))[0]
  if (!worst || missed(worst) < 1) return []
  return [
    {
      kind: 'text',
      text: t('lifetime-check-worst', {
        group: groupLabel(worst.repeats, groups.length, voice),
        customers: format.count(worst.customers),
        predicted: format.count(worst.predicted),
        actual: format.count(worst.actual),
      }),
    },
  ]
}

function picture(lifetime: Fitted<'check'>, holdout: Checked, voice: Voice): Picture {
  const { t } = voice
  const off = holdout.actual > 0 ? holdout.predicted / holdout.actual - 1 : null
  const words = { days: String(holdout.days) }
  return {
    chart: 'prediction',
    ...lifetimeFrame(t('lifetime-check-title'), lifetime, voice),
    tiles: [
      { label: t('lifetime-tile-predicted', words), value: holdout.predicted, format: 'count', change: null },
      { label: t('lifetime-tile-actual', words), value: holdout.actual, format: 'count', change: null },
      { label: t('lifetime-tile-off'), value: off, format: 'percent', change: null },
    ],
    groups: holdout.groups
      .filter((group) => group.customers > 0)
      .map((group) => ({
        label: groupName(group.repeats, holdout.groups.length),
        predicted: group.predicted / group.customers,
        actual: group.actual / group.customers,
      })),
    words: {
      heading: t('lifetime-check-heading', { cutoff: holdout.cutoff, days: String(holdout.days) }),
      predicted: t('lifetime-legend-predicted'),
      actual: t('lifetime-legend-actual'),
      group: t('lifetime-axis-group'),
      value: t('lifetime-axis-orders'),
    },
  }
}

function groupLabel(repeats: number, groups: number, { t }: Voice): string {
  return t('lifetime-group', { name: groupName(repeats, groups), repeats })
}

/** The last group is open. */
function groupName(repeats: number, groups: number): string {
  return repeats === groups - 1 ? `${repeats}+` : String(repeats)
}
