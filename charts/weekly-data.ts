import type { Bar } from './bars.ts'
import type { Frame } from './card.ts'
import type { ValueFormat } from './format.ts'
import type { ClassCode, CouponStatus } from './theme.ts'
import type { Tile } from './tiles.ts'

/** A part of the picture; null leaves it out, `failure` says in words why it could not be made. */
export type Panel<T> = T | { failure: string } | null

export type WeeklyData = Frame & {
  tiles: Panel<{ tiles: Tile[] }>
  sales: Panel<WeeklySales>
  classes: Panel<WeeklyClasses>
  coupons: Panel<WeeklyCoupons>
  places: Panel<WeeklyPlaces>
  /** Stands in a panel whose drawing failed. */
  failure: string
}

export type WeeklySales = {
  title: string
  legend: { thisWeek: string; lastWeek: string }
  /** null where a day has not come yet. */
  days: { label: string; thisWeek: number | null; lastWeek: number | null }[]
}

export type WeeklyClasses = { title: string; classes: { code: ClassCode; label: string; customers: number }[] }

export type WeeklyCoupons = {
  title: string
  statuses: { status: CouponStatus | 'unknown'; label: string; orders: number }[]
}

export type WeeklyPlaces = { title: string; bars: Bar[]; format: ValueFormat }
