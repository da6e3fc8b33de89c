import type { GroupSummary } from '../../rfm/index.ts'
import {
  advise,
  count,
  days,
  type Figures,
  money,
  type Outcome,
  share,
  strong,
  type Target,
  weak,
  withhold,
} from '../advice.ts'
import type { SilentCustomers } from './read-silence.ts'
import type { WhoFindings } from './who-findings.ts'

/** The best are worth care of their own where their share of sales is so many times their share of customers. */
const LEAST_CONCENTRATION = 1.5
/** Shares of fewer customers change with a single one. */
const ENOUGH_CUSTOMERS = 30

/**
 * The best customers: 冠军 and 忠实 together, else 冠军 alone, else 重要价值, whichever first has its money concentrated. Keep
 * them, and speak now to those who are silent for longer than nine in ten gaps between purchases.
 */
export function keepBest(findings: WhoFindings): Outcome {
  const candidates = candidatesOf(findings).filter(({ customers }) => customers > 0)
  const best = candidates.find((one) => one.shareOfMonetary >= LEAST_CONCENTRATION * one.shareOfCustomers)
  const [shown] = best ? [best] : candidates
  if (!shown) return null
  const figures: Figures = {
    customers: count(shown.customers),
    share_customers: share(shown.shareOfCustomers),
    share_sales: share(shown.shareOfMonetary),
  }
  if (!best)
    return withhold({ claim: 'keep_best', topic: 'who', reason: 'not_concentrated', figures, key: 'share_sales' })
  const usual = findings.gaps?.ninetieth ?? null
  const silent = findings.silence.filter(best.holds)
  const isSilent = usual !== null && silent.length > 0
  if (isSilent) {
    figures.silent = count(silent.reduce((sum, row) => sum + row.customers, 0))
    figures.silent_sales = money(silent.reduce((sum, row) => sum + row.monetary, 0))
    figures.usual = days(usual)
  }
  return advise({
    code: isSilent ? 'contact_best' : 'keep_best',
    topic: 'who',
    target: { customers: best.customers, groups: best.groups },
    figures,
    key: 'share_sales',
    stake: best.shareOfMonetary,
    certainty: best.customers >= ENOUGH_CUSTOMERS ? strong : weak('sample'),
  })
}

type Candidate = Pick<GroupSummary, 'customers' | 'shareOfCustomers' | 'shareOfMonetary'> & {
  groups: Target['groups']
  holds(row: SilentCustomers): boolean
}

function candidatesOf({ rfm, tiers }: WhoFindings): Candidate[] {
  const [first, second] = tiers?.tiers ?? []
  const candidates: Candidate[] = []
  if (tiers && first && second) {
    const customers = first.customers + second.customers
    const groups: Target['groups'] = [first, second].map(({ tier }) => ({ by: 'tier', value: tier }))
    const holds = ({ tier }: SilentCustomers) => tier === first.tier || tier === second.tier
    candidates.push({ ...tiers.best, customers, groups, holds })
    candidates.push({ ...first, groups: groups.slice(0, 1), holds: ({ tier }) => tier === first.tier })
  }
  const best = rfm?.classes.find(({ rfmClass }) => rfmClass === '111')
  if (best) {
    candidates.push({
      ...best,
      groups: [{ by: 'class', value: '111' }],
      holds: ({ rfmClass }) => rfmClass === '111',
    })
  }
  return candidates
}
