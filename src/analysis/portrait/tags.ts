import { type Level, type LevelBounds, levelOf } from '../levels.ts'
import type { CustomerFacts, HabitCount } from './read-customer.ts'

/** Fewer orders than this say little of a habit: the tag says 样本少. */
const ENOUGH_ORDERS = 3

/** The most frequent value. `tied`: another is as frequent, and the most recent order decided. */
type Mode = { count: number; of: number; tied: boolean; fewOrders: boolean }

export type PlaceTag = Mode & { tag: 'place'; province: string | null; city: string | null; country: string | null }
export type BandTag = Mode & { tag: 'band'; band: 'night' | 'morning' | 'afternoon' | 'evening' }
export type ThirdTag = Mode & { tag: 'third'; third: 'early' | 'middle' | 'late' }

export type LevelTag = LevelBounds & { tag: 'level'; level: Level; total: number }

export type FrequencyTag = {
  tag: 'frequency'
  frequency: 'frequent' | 'repeated' | 'once'
  orders: number
  frequentFrom: number
}

/** By use rate: half or more is often. */
export type CouponTag = {
  tag: 'coupon'
  habit: 'often' | 'sometimes' | 'never'
  used: number
  of: number
  fewOrders: boolean
}

/** Everything that is said of a customer, each with its evidence (domain.md §5). Tags without data are left out. */
export type Tag = PlaceTag | LevelTag | FrequencyTag | CouponTag | BandTag | ThirdTag

export function tagCustomer(
  customer: CustomerFacts,
  habits: HabitCount[],
  bounds: LevelBounds | null,
  frequentFrom: number,
): Tag[] {
  const { orders } = customer
  const place = modeOf(habits, 'place')
  const band = modeOf(habits, 'band')
  const third = modeOf(habits, 'third')
  const tags: (Tag | null)[] = [
    place && {
      tag: 'place',
      province: place.winner.province,
      city: place.winner.city,
      country: place.winner.country,
      ...place.mode,
    },
    bounds && { tag: 'level', level: levelOf(customer.total, bounds), total: customer.total, ...bounds },
    {
      tag: 'frequency',
      frequency: orders >= frequentFrom ? 'frequent' : orders >= 2 ? 'repeated' : 'once',
      orders,
      frequentFrom,
    },
    couponTag(customer),
    band && { tag: 'band', band: band.winner.value as BandTag['band'], ...band.mode },
    third && { tag: 'third', third: third.winner.value as ThirdTag['third'], ...third.mode },
  ]
  return tags.filter((tag) => tag !== null)
}

function modeOf(habits: HabitCount[], habit: HabitCount['habit']): { winner: HabitCount; mode: Mode } | null {
  const [winner, second] = habits
    .filter((candidate) => candidate.habit === habit)
    .sort((a, b) => b.count - a.count || (a.lastAt < b.lastAt ? 1 : -1))
  if (!winner) return null
  const of = habits.reduce((sum, candidate) => sum + (candidate.habit === habit ? candidate.count : 0), 0)
  const tied = second !== undefined && second.count === winner.count
  return { winner, mode: { count: winner.count, of, tied, fewOrders: of < ENOUGH_ORDERS } }
}

function couponTag({ couponsUsed, couponsKnown }: CustomerFacts): CouponTag | null {
  if (couponsKnown === 0) return null
  const habit = couponsUsed === 0 ? 'never' : couponsUsed / couponsKnown >= 0.5 ? 'often' : 'sometimes'
  return { tag: 'coupon', habit, used: couponsUsed, of: couponsKnown, fewOrders: couponsKnown < ENOUGH_ORDERS }
}
