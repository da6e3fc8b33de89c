import type { Outcome } from '../advice.ts'
import { bundles } from './bundles.ts'
import { categoriesTo } from './categories.ts'
import { couponLevels } from './coupon-levels.ts'
import { mainPlaces } from './main-places.ts'
import { movingPlaces } from './moving-places.ts'
import { shopsTooThin } from './shops.ts'
import { threshold } from './threshold.ts'
import type { WhereFindings } from './where-findings.ts'

export { readWhere, type WhereFindings } from './where-findings.ts'

export const whereRules: ((findings: WhereFindings) => Outcome)[] = [
  mainPlaces,
  (findings) => movingPlaces(findings, 'faster'),
  (findings) => movingPlaces(findings, 'slower'),
  (findings) => categoriesTo(findings, 'develop'),
  (findings) => categoriesTo(findings, 'improve'),
  threshold,
  bundles,
  couponLevels,
  shopsTooThin,
]
