export type Locale = 'zh' | 'en'

/** Money is in the currency's units, a percent is a share (0.0691 is 6.9%), a decimal keeps two places. */
export type ValueFormat = 'count' | 'money' | 'percent' | 'decimal'

/** In which words and signs numbers are drawn; `currency` is a sign such as ¥ or £. */
export type Numerals = { locale: Locale; currency: string }

/** A number in full: 2,536,119, ¥406, 6.9%; an em dash for what is not known. */
export function formatValue(value: number | null, format: ValueFormat, numerals: Numerals): string {
  if (value === null || !Number.isFinite(value)) return '—'
  const size = Math.abs(value)
  const sign = value < 0 ? '−' : ''
  if (format === 'percent') return `${sign}${plain(size * 100, numerals.locale, percentDigits(size))}%`
  if (format === 'decimal') return sign + plain(size, numerals.locale, 2)
  if (format === 'count') return sign + plain(size, numerals.locale, 0)
  const digits = size < 1000 && !Number.isInteger(size) ? 2 : 0
  return sign + numerals.currency + plain(size, numerals.locale, digits)
}

/**
 * A number short enough for an axis, at most three digits of it: zh 25.4万, 1.2亿; en 254k, 2.54M.
 * @param largest of the numbers beside it, whose unit it takes: ¥0.5万 under ¥2万, and not ¥5,000
 */
export function compactValue(value: number, format: ValueFormat, numerals: Numerals, largest = value): string {
  if (format === 'percent' || !Number.isFinite(value)) return formatValue(value, format, numerals)
  const exact = Math.abs(largest)
  const size = exact < 1e4 ? exact : Number(exact.toPrecision(3))
  const [, divisor, unit] = units[numerals.locale].find(([from]) => size >= from) ?? [0, 1, '']
  const sign = value < 0 ? '−' : ''
  const number = threeDigits(Math.abs(value) / divisor, numerals.locale)
  return sign + (format === 'money' ? numerals.currency : '') + number + (value === 0 ? '' : unit)
}

/** The size of a change without its sign: 0.123 is 12.3%; a rise of ten times or more is a multiple, 14.2 is 15×. */
export function formatChange(change: number, numerals: Numerals): string {
  const size = Math.abs(change)
  if (change >= 10) return `${plain(change + 1, numerals.locale, 0)}×`
  return `${plain(size * 100, numerals.locale, size >= 1 ? 0 : 1)}%`
}

const units: Record<Locale, [from: number, divisor: number, unit: string][]> = {
  zh: [
    [1e8, 1e8, '亿'],
    [1e4, 1e4, '万'],
  ],
  en: [
    [1e9, 1e9, 'B'],
    [1e6, 1e6, 'M'],
    [1e4, 1e3, 'k'],
  ],
}

const formatters = new Map<string, Intl.NumberFormat>()

function plain(value: number, locale: Locale, digits: number): string {
  return formatter(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
}

function threeDigits(value: number, locale: Locale): string {
  return formatter(locale, { maximumSignificantDigits: value >= 1000 ? 4 : 3 }).format(value)
}

/** Small shares keep two places, so that 0.08% is not drawn as 0.1%. */
function percentDigits(share: number): number {
  return share > 0 && share < 0.001 ? 2 : 1
}

// Building an Intl.NumberFormat costs more than formatting a whole axis with it.
function formatter(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', options)
  formatters.set(key, made)
  return made
}
