import type { Outcome } from '../advice.ts'
import { busyTimes } from './busy-times.ts'
import { paydays } from './paydays.ts'
import { season } from './season.ts'
import type { WhenFindings } from './when-findings.ts'

export { readWhen, type WhenFindings, whenFindings } from './when-findings.ts'

export const whenRules: ((findings: WhenFindings) => Outcome)[] = [
  (findings) => busyTimes(findings, 'hour'),
  (findings) => busyTimes(findings, 'weekday'),
  (findings) => busyTimes(findings, 'third'),
  (findings) => busyTimes(findings, 'month_day'),
  paydays,
  season,
]
