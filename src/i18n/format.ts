import type { Language } from './language.ts'

/** Numbers and days as managers read them, in one language and one currency. */
export type Format = {
  language: Language
  /** ISO 4217. */
  currency: string
  /** The currency's sign, e.g. ¥. */
  sign: string
  /** 2,536,119 */
  count(value: number): string
  /** ¥2,536,119, with cents only below 1,000. */
  money(value: number): string
  /** 6.91 % of 0.0691. */
  share(value: number, digits?: number): string
  /** +12.3 % of 0.123; an em dash where there is nothing to compare with. */
  change(value: number | null): string
  decimal(value: number, digits?: number): string
  /** 2022-06-30 of a local time `2022-06-30 22:46:22.511`. */
  day(localTime: string): string
  /** 2022-06-30 22:46 */
  minute(localTime: string): string
  period(from: string, to: string): string
}

/** @param currency ISO 4217 code; a code without a sign of its own is shown as it is. */
export function createFormat(language: Language, currency: string): Format {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const number = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const whole = number(0)
  const sign = currencySign(currency, locale)
  const money = (value: number) =>
    `${value < 0 ? '−' : ''}${sign}${number(Math.abs(value) < 1000 && !Number.isInteger(value) ? 2 : 0).format(Math.abs(value))}`
  return {
    language,
    currency,
    sign,
    count: (value) => whole.format(value),
    money,
    share: (value, digits = 1) => `${number(digits).format(value * 100)}%`,
    change: (value) => {
      if (value === null) return '—'
      const percent = number(1).format(Math.abs(value) * 100)
      return `${value < 0 ? '−' : '+'}${percent}%`
    },
    decimal: (value, digits = 2) => number(digits).format(value),
    day: (localTime) => localTime.slice(0, 10),
    minute: (localTime) => localTime.slice(0, 16).replace('T', ' '),
    period: (from, to) => [...new Set([from.slice(0, 10), to.slice(0, 10)])].join(' – '),
  }
}

function currencySign(currency: string, locale: string): string {
  try {
    const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    return parts.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency
  } catch {
    return currency
  }
}
