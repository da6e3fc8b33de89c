import type { Outcome } from '../advice.ts'
import { threshold } from './threshold.ts'
import type { WhereFindings } from './where-findings.ts'

export { readWhere, type WhereFindings } from './where-findings.ts'

export const whereRules: ((findings: WhereFindings) => Outcome)[] = [threshold]
