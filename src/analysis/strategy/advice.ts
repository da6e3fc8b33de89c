import type { Group } from '../rfm/index.ts'

export const topics = ['who', 'when', 'where'] as const

export type Topic = (typeof topics)[number]

/**
 * What a line of advice rests on. Numbers are as computed: shares from 0 to 1, money in the source's currency; a change is
 * relative, 0.12 is 12 % more; a chance is the probability of seeing so much where there is nothing. The others name places in the
 * calendar (weekday 1 is Monday) or in the world, categories by their code, and levels of consumption.
 */
export type Figure =
  | { unit: 'count' | 'decimal' | 'money' | 'share' | 'change' | 'chance' | 'days'; value: number }
  | {
      unit: 'hour' | 'weekday' | 'third' | 'month_day' | 'month' | 'date' | 'name' | 'category' | 'level'
      value: string[]
    }

export type Figures = Record<string, Figure>

/** For whom; `groups` are those of the last snapshot whose lists have the customers, none where there is no such list. */
export type Target = { customers: number; groups: Exclude<Group, { by: 'cluster' }>[] }

/** Why a line of advice is only a hint: few customers or days, a stretch without repetition, or an effect nobody has tried. */
export type Doubt = 'sample' | 'one_period' | 'untried'

/** Whether the figures bear the advice by themselves, or it should be tried small first. */
export type Certainty = { level: 'strong'; doubt: null } | { level: 'weak'; doubt: Doubt }

export type Advice = {
  /** Names the texts, e.g. `win_back`. */
  code: string
  topic: Topic
  /** Null where it is for everyone. */
  target: Target | null
  figures: Figures
  /** Name of the figure that says most. */
  key: string
  /** The share that it is about, 0–1: what orders the advice. Of sales; of orders or customers where no sales belong to it. */
  stake: number
  certainty: Certainty
}

/** A claim that the figures do not bear, and why. */
export type Withheld = {
  /** Names the text of the claim, e.g. `paydays`. */
  claim: string
  topic: Topic
  /** Names the text of the reason, e.g. `single_day`. */
  reason: string
  figures: Figures
  /** Name of the figure that says most. */
  key: string
}

/** What a rule makes of the findings: neither where they do not concern it. */
export type Outcome = { advice: Advice } | { withheld: Withheld } | null

export const strong: Certainty = { level: 'strong', doubt: null }

export function weak(doubt: Doubt): Certainty {
  return { level: 'weak', doubt }
}

export const count = (value: number): Figure => ({ unit: 'count', value })
export const decimal = (value: number): Figure => ({ unit: 'decimal', value })
export const money = (value: number): Figure => ({ unit: 'money', value })
export const share = (value: number): Figure => ({ unit: 'share', value })
export const change = (value: number): Figure => ({ unit: 'change', value })
export const chance = (value: number): Figure => ({ unit: 'chance', value })
export const days = (value: number): Figure => ({ unit: 'days', value })

export function advise(advice: Advice): Outcome {
  return { advice }
}

export function withhold(withheld: Withheld): Outcome {
  return { withheld }
}
