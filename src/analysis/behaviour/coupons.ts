import { type ShareInterval, wilsonInterval, z99 } from '../../algorithms/wilson-interval.ts'
import type { Database } from '../../db/index.ts'
import { type DataNeed, isLacking, type Lacking, sourceWith } from '../lacking.ts'
import { type LevelBounds, levelBounds } from '../levels.ts'
import { readSettings } from '../settings/index.ts'
import { type CouponCounts, couponsByLevel, couponsByMerchant, couponsByPlace, couponsByTime } from './coupon-groups.ts'
import { type CouponShares, couponShares } from './coupon-shares.ts'
import { daysBetween } from './days.ts'
import { daysOf, type Period } from './period.ts'
import type { SourceFacts } from './source-facts.ts'

export const couponViews = ['time', 'level', 'place', 'merchant'] as const

/** By what the orders are divided. */
export type CouponView = (typeof couponViews)[number]

export type CouponGroup = CouponCounts & {
  group: string
  /** Orders whose coupon status is known. */
  orders: number
  /** Used of issued (used and claimed); null where nothing was issued (domain.md §3). */
  useRate: number | null
  /** Claimed and unclaimed together, of all, with Wilson's 95 % interval. */
  notUsed: ShareInterval
  /** Whether more or fewer are not used than in the whole, beyond chance (99 %, as there are many groups). */
  differs: 'more' | 'less' | null
}

export type Coupons = {
  source: SourceFacts
  period: Period
  /** First and last day that the figures cover, ISO. */
  from: string
  to: string
  view: CouponView
  /** What a group of the view `time` is. */
  unit: 'month' | 'week'
  overall: CouponShares
  /** In time, from low to high, by orders; merchants by how surely their coupons are not used. */
  groups: CouponGroup[]
  /** Bounds of the view `level`. */
  bounds: LevelBounds | null
  /** The view `merchant`: how many coupons must be issued, and who has fewer. */
  merchants: { leastIssued: number; leftOut: { merchants: number; orders: number } } | null
}

const needs: Record<CouponView, DataNeed[]> = {
  time: ['coupon_status'],
  level: ['coupon_status', 'customer'],
  place: ['coupon_status', 'place'],
  merchant: ['coupon_status', 'merchant'],
}

/** A group of fewer orders than this is shown, but never said to differ. */
const FEWEST_ORDERS = 30

/** Longest stretch that is divided into weeks. */
const LONGEST_BY_WEEK = 92

/**
 * What became of coupons (domain.md §2), in all and by a view.
 * @returns what it lacks where no order of the period says so; null where the source has no orders
 */
export async function coupons(
  database: Database,
  { sourceId, view, period }: { sourceId: number; view: CouponView; period: Period },
): Promise<Coupons | Lacking | null> {
  const source = await sourceWith(database, sourceId, needs[view])
  if (!source || isLacking(source)) return source
  const { stretch, from, to } = daysOf(source, period)
  const overall = await couponShares(database, { sourceId, stretch })
  if (!overall) return { lacking: ['coupon_status'], source }
  const asked = { sourceId, stretch }
  const unit = daysBetween(stretch.from, stretch.until) <= LONGEST_BY_WEEK ? 'week' : 'month'
  const result = { source, period, from, to, view, unit, overall, bounds: null, merchants: null } as const
  const judge = (counts: CouponCounts[]) => judgeGroups(counts, overall)
  switch (view) {
    case 'time':
      return { ...result, groups: judge(await couponsByTime(database, asked, unit)) }
    case 'place':
      return { ...result, groups: judge(await couponsByPlace(database, asked)) }
    case 'level': {
      const bounds = await levelBounds(database, source)
      return { ...result, bounds, groups: bounds ? judge(await couponsByLevel(database, asked, bounds)) : [] }
    }
    case 'merchant': {
      const { merchants: leastIssued } = await readSettings(database)
      const { groups, leftOut } = await couponsByMerchant(database, asked, leastIssued)
      const surest = (a: CouponGroup, b: CouponGroup) => b.notUsed.lower - a.notUsed.lower
      return { ...result, groups: judge(groups).sort(surest), merchants: { leastIssued, leftOut } }
    }
  }
}

function judgeGroups(counts: CouponCounts[], overall: CouponShares): CouponGroup[] {
  const usual = 1 - overall.used.share
  return counts.flatMap((row) => {
    const { group, used, claimed, unclaimed } = row
    const orders = used + claimed + unclaimed
    const notUsed = orders - used
    const interval = wilsonInterval(notUsed, orders)
    const sure = wilsonInterval(notUsed, orders, z99)
    if (group === null || !interval || !sure) return []
    return [
      {
        ...row,
        group,
        orders,
        useRate: used + claimed > 0 ? used / (used + claimed) : null,
        notUsed: interval,
        differs: orders < FEWEST_ORDERS ? null : sure.lower > usual ? 'more' : sure.upper < usual ? 'less' : null,
      } satisfies CouponGroup,
    ]
  })
}
