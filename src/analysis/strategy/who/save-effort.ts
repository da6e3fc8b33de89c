import { advise, count, type Figures, type Outcome, share, strong, weak, withhold } from '../advice.ts'
import type { WhoFindings } from './who-findings.ts'

/** 一般挽留 customers take no effort of their own where their share of sales is at most so much of their share of customers. */
const MOST_CONCENTRATION = 2 / 3
const ENOUGH_CUSTOMERS = 30

/** Long gone, few orders, little money: what is spent on them is taken from others. */
export function saveEffort({ rfm }: WhoFindings): Outcome {
  const lost = rfm?.classes.find(({ rfmClass }) => rfmClass === '000')
  const isPaid = rfm?.classes.some(({ monetary }) => monetary > 0)
  if (!lost || lost.customers === 0 || !isPaid) return null
  const figures: Figures = {
    customers: count(lost.customers),
    share_customers: share(lost.shareOfCustomers),
    share_sales: share(lost.shareOfMonetary),
  }
  if (lost.shareOfMonetary > MOST_CONCENTRATION * lost.shareOfCustomers) {
    return withhold({ claim: 'save_effort', topic: 'who', reason: 'not_less', figures, key: 'share_sales' })
  }
  return advise({
    code: 'save_effort',
    topic: 'who',
    target: { customers: lost.customers, groups: [{ by: 'class', value: '000' }] },
    figures,
    key: 'share_customers',
    stake: lost.shareOfMonetary,
    certainty: lost.customers >= ENOUGH_CUSTOMERS ? strong : weak('sample'),
  })
}
