export type { Spike } from './calendar.ts'
export { type CouponShares, couponShares } from './coupon-shares.ts'
export { addDays, dayOf, daysBetween, mondayOf } from './days.ts'
export { type Figures, figures, relativeChange, type Stretch } from './figures.ts'
export {
  type Comparison,
  type FigureChanges,
  figureChanges,
  type Overview,
  type OverviewParameters,
  overview,
} from './overview.ts'
export { daysOf, offeredDays, type Period, type PeriodDays, readPeriod, writePeriod } from './period.ts'
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
