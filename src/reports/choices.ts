import { offeredDays, type Period, writePeriod } from '../analysis/behaviour/index.ts'
import type { Button, Voice } from './report.ts'

/** A row of buttons that ask the same with one thing changed; the one that holds now is ticked. */
export function choiceRow<Choice>(
  choices: readonly { choice: Choice; label: string }[],
  isCurrent: (choice: Choice) => boolean,
  action: (choice: Choice) => string,
  { t }: Voice,
): Button[] {
  return choices.map(({ choice, label }) => ({
    label: isCurrent(choice) ? t('button-current', { label }) : label,
    action: action(choice),
  }))
}

/** The periods that are offered, as such a row. */
export function periodRow(current: Period, action: (period: string) => string, voice: Voice): Button[] {
  const { t } = voice
  const choices = (['all', ...offeredDays] as const).map((days) => ({
    choice: String(days),
    label: days === 'all' ? t('overview-button-all') : t('overview-button-days', { days }),
  }))
  return choiceRow(choices, (choice) => choice === writePeriod(current), action, voice)
}

/** A title with the period behind it, where that is not all orders. */
export function titled(title: string, period: Period, { t }: Voice): string {
  return period === 'all' ? title : t('title-days', { title, days: period.days })
}
