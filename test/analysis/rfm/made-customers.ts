import type { OrderRow } from '../../support/factories.ts'

/**
 * Orders of so many customers in kinds of 20 who are alike: the first kind orders ten times for 90–110 in the last days, each
 * further one less often, for less and longer ago. All before 2024-03-31.
 */
export function madeCustomers(count: number, prefix = 'c'): OrderRow[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = Math.floor(index / 20) % 5
    const within = index % 20
    return Array.from({ length: [10, 5, 3, 2, 1][kind]! }, (_, nth) => ({
      customer: `${prefix}${index}`,
      paidAt: daysBefore('2024-03-30', [1, 10, 30, 60, 100][kind]! + 4 * nth, within),
      amount: [100, 60, 30, 20, 10][kind]! * (0.9 + within / 100),
    }))
  }).flat()
}

function daysBefore(day: string, days: number, hour: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000 * days + 3_600_000 * hour).toISOString().slice(0, 19)
}
