import { advise, count, days, type Figures, money, type Outcome, share, strong, weak, withhold } from '../advice.ts'
import type { WhoFindings } from './who-findings.ts'

/** The best are worth care of their own where their share of sales is so many times their share of customers. */
const LEAST_CONCENTRATION = 1.5
/** Shares of fewer customers change with a single one. */
const ENOUGH_CUSTOMERS = 30

/** 重要价值 customers: keep them, and speak now to those who are silent for longer than nine in ten gaps between purchases. */
export function keepBest({ rfm, gaps, silence }: WhoFindings): Outcome {
  const best = rfm?.classes.find(({ rfmClass }) => rfmClass === '111')
  if (!best || best.customers === 0) return null
  const figures: Figures = {
    customers: count(best.customers),
    share_customers: share(best.shareOfCustomers),
    share_sales: share(best.shareOfMonetary),
  }
  if (best.shareOfMonetary < LEAST_CONCENTRATION * best.shareOfCustomers) {
    return withhold({ claim: 'keep_best', topic: 'who', reason: 'not_concentrated', figures, key: 'share_sales' })
  }
  const usual = gaps?.ninetieth ?? null
  const silent = silence.find(({ rfmClass }) => rfmClass === '111')
  return advise({
    code: usual !== null && silent ? 'contact_best' : 'keep_best',
    topic: 'who',
    group: { customers: best.customers, list: { kind: 'class', code: '111' } },
    figures: {
      ...figures,
      ...(usual !== null &&
        silent && { silent: count(silent.customers), silent_sales: money(silent.monetary), usual: days(usual) }),
    },
    key: 'share_sales',
    stake: best.shareOfMonetary,
    certainty: best.customers >= ENOUGH_CUSTOMERS ? strong : weak('sample'),
  })
}
