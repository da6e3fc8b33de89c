import type { AdviceLine } from '../../../charts/index.ts'
import type { Advice, Target, Withheld } from '../../analysis/strategy/index.ts'
import type { Voice } from '../report.ts'
import { figureText, figureWords } from './figures.ts'

/** A line of advice, or of what is not advised, in words: the same for text and picture. */
export type StrategyLine = AdviceLine & { certainty: string }

export function adviceLine(advice: Advice, voice: Voice): StrategyLine {
  const { t } = voice
  const words = { ...figureWords(advice.figures, voice), group: targetName(advice, voice) }
  return {
    figure: figureText(advice.figures[advice.key]!, voice),
    label: t(`strategy-figure-${advice.key}`),
    headline: t(`strategy-${advice.code}`, words),
    detail: t(`strategy-${advice.code}-why`, words),
    tone: advice.certainty.level,
    certainty: t(`strategy-certainty-${advice.certainty.doubt ?? 'strong'}`),
  }
}

export function withheldLine({ claim, reason, figures, key }: Withheld, voice: Voice): StrategyLine {
  const { t } = voice
  return {
    figure: figureText(figures[key]!, voice),
    label: t(`strategy-figure-${key}`),
    headline: t(`strategy-claim-${claim}`),
    detail: t(`strategy-reason-${reason}`, figureWords(figures, voice)),
    tone: 'withheld',
    certainty: t('strategy-certainty-withheld'),
  }
}

/** The customers that a line is for, as their lists are called. */
export function targetName({ target }: Advice, voice: Voice): string {
  const names = (target?.groups ?? []).map((group) => voice.t('strategy-group', { group: groupName(group, voice) }))
  return names.join(voice.t('trend-list-separator'))
}

export function groupName(group: Target['groups'][number], { t }: Voice): string {
  return group.by === 'class'
    ? t('rfm-class-customers', { class: t(`rfm-class-${group.value}`) })
    : t('strategy-tier', { tier: t(`tier-${group.value}`) })
}
