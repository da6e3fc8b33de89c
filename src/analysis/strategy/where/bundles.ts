import { advise, count, decimal, type Outcome, share, weak, withhold } from '../advice.ts'
import type { WhereFindings } from './where-findings.ts'

/** Bundles speak to many where so large a part of the orders has two items or more … */
const LEAST_SEVERAL = 0.2
/** … and they change nothing where most orders do anyway. */
const MOST_SEVERAL = 0.8
const ENOUGH_ORDERS = 100

/** Whether to offer two or more at once: some buy several of their own accord, many one. */
export function bundles({ quantities }: WhereFindings): Outcome {
  const orders = sum(quantities)
  if (orders < ENOUGH_ORDERS) return null
  const several = sum(quantities.filter(({ quantity }) => quantity >= 2)) / orders
  const two = sum(quantities.filter(({ quantity }) => quantity === 2)) / orders
  const items = quantities.reduce((total, row) => total + row.quantity * row.orders, 0)
  const figures = {
    several: share(several),
    two: share(two),
    mean_items: decimal(items / orders),
    orders: count(orders),
  }
  if (several < LEAST_SEVERAL || several > MOST_SEVERAL) {
    const reason = several < LEAST_SEVERAL ? 'few_several' : 'most_several'
    return withhold({ claim: 'bundles', topic: 'where', reason, figures, key: 'several' })
  }
  return advise({
    code: 'bundles',
    topic: 'where',
    target: null,
    figures,
    key: 'several',
    stake: several,
    certainty: weak('untried'),
  })
}

function sum(rows: { orders: number }[]): number {
  return rows.reduce((total, row) => total + row.orders, 0)
}
