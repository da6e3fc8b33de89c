export type { EventDay, Spike } from './calendar.ts'
export {
  type ConsumptionLevels,
  consumptionLevels,
  type LevelCohort,
  type LevelRow,
  type LevelView,
  levelViews,
} from './consumption-levels.ts'
export { type CouponShares, couponShares } from './coupon-shares.ts'
export { type CouponGroup, type Coupons, type CouponView, coupons, couponViews } from './coupons.ts'
export { addDays, dayOf, daysBetween, mondayOf, type Stretch } from './days.ts'
export { type Figures, figures, relativeChange } from './figures.ts'
export { bands, type Habits, type HabitView, habits, habitViews, type TimePart, thirds } from './habits.ts'
export {
  type Comparison,
  type FigureChanges,
  figureChanges,
  type Overview,
  type OverviewParameters,
  overview,
} from './overview.ts'
export {
  type Compared,
  comparedDays,
  daysOf,
  offeredDays,
  type Period,
  type PeriodDays,
  readPeriod,
  writePeriod,
} from './period.ts'
export { FEWEST_ORDERS, type PlaceRanking, placeRanking, type RankedPlace } from './place-ranking.ts'
export { type Place, type Places, places } from './places.ts'
export { type SalesPoint, salesSeries } from './sales-series.ts'
export { type SourceFacts, sourceFacts } from './source-facts.ts'
export {
  type Trend,
  type TrendBucket,
  type TrendMeasure,
  type TrendParameters,
  type TrendRow,
  trend,
  trendBuckets,
  trendMeasures,
} from './trend.ts'
