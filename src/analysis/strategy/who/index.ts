import type { Outcome } from '../advice.ts'
import { keepBest } from './keep-best.ts'
import { saveEffort } from './save-effort.ts'
import { secondOrder } from './second-order.ts'
import type { WhoFindings } from './who-findings.ts'
import { winBack } from './win-back.ts'

export { readWho, type WhoFindings } from './who-findings.ts'

export const whoRules: ((findings: WhoFindings) => Outcome)[] = [keepBest, secondOrder, winBack, saveEffort]
