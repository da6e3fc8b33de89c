import type { HabitCount } from './read-customer.ts'

/** Fewer orders than this say little of a habit: the tag says 样本少. */
export const ENOUGH_ORDERS = 3

/** The most frequent value. `tied`: another is as frequent, and the most recent order decided. */
export type Mode = { count: number; of: number; tied: boolean; fewOrders: boolean }

/** The values of a habit, most frequent first; of equally frequent ones the more recent. */
export function byFrequency(habits: HabitCount[], habit: HabitCount['habit']): HabitCount[] {
  return habits
    .filter((candidate) => candidate.habit === habit)
    .sort((a, b) => b.count - a.count || (a.lastAt < b.lastAt ? 1 : -1))
}

/** The mode of a habit; null where no order says anything of it. */
export function modeOf(habits: HabitCount[], habit: HabitCount['habit']): { winner: HabitCount; mode: Mode } | null {
  const [winner, ...others] = byFrequency(habits, habit)
  if (!winner) return null
  const of = others.reduce((sum, { count }) => sum + count, winner.count)
  const tied = others[0]?.count === winner.count
  return { winner, mode: { count: winner.count, of, tied, fewOrders: of < ENOUGH_ORDERS } }
}
