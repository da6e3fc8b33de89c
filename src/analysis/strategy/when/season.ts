import { advise, change, count, type Figures, type Outcome, strong, weak, withhold } from '../advice.ts'
import type { WhenFindings } from './when-findings.ts'

/** One year cannot tell a season from growth or a campaign. */
const LEAST_YEARS = 2
/** Chance makes the same month the best of two years in one shop of twelve, of three in one of 144. */
const ENOUGH_YEARS = 3
/** The data's first and last month count where no more than their outermost days are missing. */
const FULL_MONTH = 28

/** The month that is the best of every year, by orders on a usual day: stock up and advertise before it. */
export function season(findings: WhenFindings): Outcome {
  const months = completeMonths(findings)
  const years = Array.from({ length: Math.floor(months.length / 12) }, (_, index) => {
    const until = months.length - 12 * index
    return months.slice(until - 12, until)
  })
  if (years.length < LEAST_YEARS) {
    return withheld('one_year', { months: count(months.length), needed: count(12 * LEAST_YEARS) }, 'months')
  }
  const best = years.map((year) => year.reduce((high, month) => (month.mean > high.mean ? month : high)))
  const named: Figures[string] = { unit: 'month', value: best.map(({ month }) => month).reverse() }
  if (new Set(best.map(({ month }) => month.slice(5))).size > 1) {
    return withheld('differs', { best: named, years: count(years.length) }, 'years')
  }
  const ratios = years.map((year, index) => best[index]!.mean / meanOf(year.map(({ mean }) => mean)))
  return advise({
    code: 'season',
    topic: 'when',
    target: null,
    figures: { best: named, more: change(meanOf(ratios) - 1), years: count(years.length) },
    key: 'more',
    stake: meanOf(ratios) / 12,
    certainty: years.length >= ENOUGH_YEARS ? strong : weak('sample'),
  })
}

function withheld(reason: string, figures: Figures, key: string): Outcome {
  return withhold({ claim: 'season', topic: 'when', reason, figures, key })
}

/** Months whose days are all there, in order, with the mean orders of their usual days. */
function completeMonths({ all, usual }: WhenFindings): { month: string; mean: number }[] {
  const months = new Map<string, { calendarDays: number; orders: number[] }>()
  for (const { day } of all) {
    const month = day.slice(0, 7)
    const found = months.get(month) ?? { calendarDays: 0, orders: [] }
    found.calendarDays++
    months.set(month, found)
  }
  for (const { day, orders } of usual.days) months.get(day.slice(0, 7))!.orders.push(orders)
  return [...months]
    .filter(([, { calendarDays }]) => calendarDays >= FULL_MONTH)
    .map(([month, { orders }]) => ({ month, mean: orders.length > 0 ? meanOf(orders) : 0 }))
}

function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
