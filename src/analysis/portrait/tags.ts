import { dayOf, daysBetween } from '../behaviour/days.ts'
import { type Level, type LevelBounds, levelOf } from '../levels.ts'
import type { CategoryTag, ProductTag } from './interest-tags.ts'
import { byFrequency, ENOUGH_ORDERS, type Mode, modeOf } from './mode.ts'
import type { CustomerFacts, HabitCount } from './read-customer.ts'
import type { CustomerReturns } from './read-returns.ts'

/** Local times; `days` whole days from the first order to the last. */
export type MemberTag = { tag: 'member'; firstOrder: string; lastOrder: string; days: number }

type Place = { province: string | null; city: string | null; country: string | null }

export type PlaceTag = Mode & Place & { tag: 'place' }

/** Where else the customer had orders sent, most frequent first. */
export type OtherPlacesTag = { tag: 'other-places'; places: (Place & { count: number })[]; more: number }
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

/** Of the money paid for the orders that were kept; null where that is nothing. */
export type ReturnsTag = CustomerReturns & { tag: 'returns'; share: number | null }

/** Everything that is said of a customer, each with its evidence (domain.md §5). Tags without data are left out. */
export type Tag =
  | MemberTag
  | PlaceTag
  | OtherPlacesTag
  | LevelTag
  | FrequencyTag
  | CouponTag
  | ReturnsTag
  | BandTag
  | ThirdTag
  | CategoryTag
  | ProductTag

/** Most further places that are named. */
const OTHER_PLACES = 2

export function tagCustomer(
  customer: CustomerFacts,
  habits: HabitCount[],
  returns: CustomerReturns | null,
  bounds: LevelBounds | null,
  frequentFrom: number,
): Tag[] {
  const { orders, firstOrder, lastOrder } = customer
  const place = modeOf(habits, 'place')
  const band = modeOf(habits, 'band')
  const third = modeOf(habits, 'third')
  const tags: (Tag | null)[] = [
    {
      tag: 'member',
      firstOrder,
      lastOrder,
      days: daysBetween(dayOf(firstOrder), dayOf(lastOrder)),
    },
    place && {
      tag: 'place',
      province: place.winner.province,
      city: place.winner.city,
      country: place.winner.country,
      ...place.mode,
    },
    otherPlaces(habits),
    bounds && { tag: 'level', level: levelOf(customer.total, bounds), total: customer.total, ...bounds },
    {
      tag: 'frequency',
      frequency: orders >= frequentFrom ? 'frequent' : orders >= 2 ? 'repeated' : 'once',
      orders,
      frequentFrom,
    },
    couponTag(customer),
    returns && { tag: 'returns', ...returns, share: customer.total > 0 ? returns.amount / customer.total : null },
    band && { tag: 'band', band: band.winner.value as BandTag['band'], ...band.mode },
    third && { tag: 'third', third: third.winner.value as ThirdTag['third'], ...third.mode },
  ]
  return tags.filter((tag) => tag !== null)
}

function otherPlaces(habits: HabitCount[]): OtherPlacesTag | null {
  const [, ...others] = byFrequency(habits, 'place')
  if (others.length === 0) return null
  const places = others
    .slice(0, OTHER_PLACES)
    .map(({ province, city, country, count }) => ({ province, city, country, count }))
  return { tag: 'other-places', places, more: others.length - places.length }
}

function couponTag({ couponsUsed, couponsKnown }: CustomerFacts): CouponTag | null {
  if (couponsKnown === 0) return null
  const habit = couponsUsed === 0 ? 'never' : couponsUsed / couponsKnown >= 0.5 ? 'often' : 'sometimes'
  return { tag: 'coupon', habit, used: couponsUsed, of: couponsKnown, fewOrders: couponsKnown < ENOUGH_ORDERS }
}
