import type { Figure, Figures } from '../../analysis/strategy/index.ts'
import { categoryName } from '../products/category-names.ts'
import type { Voice } from '../report.ts'

/** Every figure in words, under its name: what the texts of advice are filled with. */
export function figureWords(figures: Figures, voice: Voice): Record<string, string> {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figureText(figure, voice)]))
}

export function figureText(figure: Figure, voice: Voice): string {
  const { t, format } = voice
  switch (figure.unit) {
    case 'count':
      return format.count(figure.value)
    case 'decimal':
      return format.decimal(figure.value, 1)
    case 'money':
      return format.money(roundMoney(figure.value))
    case 'share':
      return format.share(figure.value)
    case 'change':
      return format.change(figure.value)
    case 'chance':
      return chanceText(figure.value, voice)
    case 'days':
      return t('strategy-days', { days: String(figure.value) })
    case 'hour':
      return rangesOf(figure.value.map(Number))
        .map(([from, to]) => t('strategy-hours', { from: String(from), to: String(to + 1) }))
        .join(t('trend-list-separator'))
    case 'month_day':
      return t('strategy-month-days', { days: figure.value.join(t('trend-list-separator')) })
    case 'weekday':
    case 'third':
      return figure.value.map((name) => t(`strategy-${figure.unit}-${name}`)).join(t('trend-list-separator'))
    case 'month':
      return figure.value.map((month) => monthText(month, voice)).join(t('trend-list-separator'))
    case 'level':
      return figure.value.map((level) => t(`strategy-level-${level}`)).join(t('trend-list-separator'))
    case 'category':
      return figure.value.map((code) => categoryName(code, voice)).join(t('trend-list-separator'))
    case 'date':
    case 'name':
      return figure.value.join(t('trend-list-separator'))
  }
}

/** A chance below one in a thousand, or near 1, is not told to the digit: the test is not that exact. */
function chanceText(chance: number, { format }: Voice): string {
  if (chance < 0.001) return `<${format.share(0.001)}`
  return chance > 0.99 ? `>${format.share(0.99, 0)}` : format.share(chance)
}

/** No cents from ten units on: an average order is no price. */
function roundMoney(amount: number): number {
  return Math.abs(amount) >= 10 ? Math.round(amount) : amount
}

function monthText(month: string, { t }: Voice): string {
  return t('trend-bucket-month', { bucket: month, year: month.slice(0, 4), month: String(Number(month.slice(5))) })
}

/** 9, 10, 11, 20 → 9–11 and 20. */
function rangesOf(hours: number[]): [from: number, to: number][] {
  const ranges: [number, number][] = []
  for (const hour of hours) {
    const last = ranges.at(-1)
    if (last && last[1] === hour - 1) last[1] = hour
    else ranges.push([hour, hour])
  }
  return ranges
}
