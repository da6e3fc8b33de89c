/** Which number comes first where a date has no year in front: `12/1/2010` is 1 December (mdy) or 12 January (dmy). */
export type DayOrder = 'ymd' | 'mdy' | 'dmy'

/** @returns `YYYY-MM-DD HH:MM:SS[.mmm]`, or null for what is no date */
export type ReadTime = (text: string) => string | null

const YEAR_FIRST =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2})(?:[.,](\d{1,9}))?秒?)?分?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/
const YEAR_LAST =
  /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T\s]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?\s*([AP]M)?)?$/i
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/

/**
 * Reads local times as shops write them. A zone at the end is dropped, never applied: the shop's own clock counts.
 * Neighbouring rows often say the same time, so the last answer is remembered.
 */
export function createTimeReader(order: DayOrder): ReadTime {
  let lastText = ''
  let lastTime: string | null = null
  return (text) => {
    if (text === lastText) return lastTime
    lastText = text
    lastTime = parse(text, order)
    return lastTime
  }
}

/** What a date says about the order of day and month: `null` where it fits both or is no such date. */
export function dayOrderOf(text: string): 'mdy' | 'dmy' | 'either' | null {
  const parts = YEAR_LAST.exec(text.trim())
  if (!parts) return null
  const [first, second] = [Number(parts[1]), Number(parts[2])]
  if (first > 12 && second <= 12) return 'dmy'
  if (second > 12 && first <= 12) return 'mdy'
  return first <= 12 && second <= 12 ? 'either' : null
}

function parse(text: string, order: DayOrder): string | null {
  const trimmed = text.trim()
  const yearFirst = YEAR_FIRST.exec(trimmed) ?? COMPACT.exec(trimmed)
  if (yearFirst) {
    const [, year, month, day, hour, minute, second, fraction] = yearFirst
    return compose(Number(year), Number(month), Number(day), [hour, minute, second, fraction])
  }
  const yearLast = YEAR_LAST.exec(trimmed)
  if (!yearLast) return null
  const [, first, second, year, hour, minute, seconds, fraction, half] = yearLast
  const [month, day] = order === 'dmy' ? [second, first] : [first, second]
  return compose(Number(year), Number(month), Number(day), [halfDay(hour, half), minute, seconds, fraction])
}

type Clock = (string | undefined)[]

function compose(year: number, month: number, day: number, [hour, minute, second, fraction]: Clock): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null
  const clock = `${two(hour)}:${two(minute)}:${two(second)}`
  const part = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'))
  return `${year}-${two(month)}-${two(day)} ${clock}${part > 0 ? `.${String(part).padStart(3, '0')}` : ''}`
}

function halfDay(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || half === undefined) return hour
  return String((Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0))
}

function two(value: string | number | undefined): string {
  return String(value ?? 0).padStart(2, '0')
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
