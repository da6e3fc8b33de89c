import { kaplanMeier } from '../../algorithms/kaplan-meier.ts'
import type { SourceFacts } from '../behaviour/source-facts.ts'
import { sampleOf } from './duration-counts.ts'
import type { NthGapCount } from './read-nth-gaps.ts'
import { type ReturnShare, returnShare } from './return-share.ts'

/** After the `nth` purchase: the share who purchase again within the days of `ReturnShare`. */
export type NthReturn = ReturnShare & { nth: number; customers: number }

export type PurchaseNumbers = {
  view: 'number'
  source: SourceFacts
  /** Days within which the next purchase is counted; null where the data are too short for any. */
  within: number | null
  steps: NthReturn[]
  /** Numbers of purchase that too few customers have reached, or none for so long, with those who did. */
  left: { nth: number; customers: number }[]
}

/** Single numbers and not “5 and more”: so each customer counts once in each, and the intervals hold. */
export const NTHS = [1, 2, 3, 4, 5, 10, 20] as const

const LEAST_CUSTOMERS = 30
const WITHIN_DAYS = [90, 60, 30]

/** How likely the next purchase is after the first, second, … one, by Kaplan–Meier. */
export function purchaseNumbers(source: SourceFacts, rows: NthGapCount[]): PurchaseNumbers {
  const curves = NTHS.map((nth) => {
    const curve = kaplanMeier(sampleOf(rows.filter((row) => row.nth === nth)))
    return { nth, customers: curve.total, curve }
  }).filter(({ customers }) => customers > 0)
  const first = curves[0]?.curve
  const within = first ? (WITHIN_DAYS.find((days) => returnShare(first, days)) ?? null) : null
  const steps: NthReturn[] = []
  const left: PurchaseNumbers['left'] = []
  for (const { nth, customers, curve } of curves) {
    const found = within !== null && customers >= LEAST_CUSTOMERS ? returnShare(curve, within) : null
    if (found) steps.push({ nth, customers, ...found })
    else left.push({ nth, customers })
  }
  return { view: 'number', source, within, steps, left }
}
