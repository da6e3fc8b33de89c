import { monthsBetween } from './months.ts'

export const periodUnits = ['month', 'quarter', 'half', 'year'] as const
export type PeriodUnit = (typeof periodUnits)[number]

/** More curves than this in one picture cannot be told apart. */
export const MOST_PERIODS = 5

const monthsOf: Record<PeriodUnit, number> = { month: 1, quarter: 3, half: 6, year: 12 }

/**
 * The finest unit that parts the months of a source into two to five periods; years where there are more.
 * @returns null where the data lie within one month
 */
export function periodUnit(from: string, to: string): PeriodUnit | null {
  if (from.slice(0, 7) === to.slice(0, 7)) return null
  const periods = (unit: PeriodUnit) => monthsBetween(startOf(from, unit), startOf(to, unit)) / monthsOf[unit] + 1
  return periodUnits.find((unit) => periods(unit) <= MOST_PERIODS) ?? 'year'
}

function startOf(localTime: string, unit: PeriodUnit): string {
  const month = Number(localTime.slice(5, 7)) - 1
  const start = month - (month % monthsOf[unit]) + 1
  return `${localTime.slice(0, 4)}-${String(start).padStart(2, '0')}`
}
