import type { RfmClass } from '../../rfm/index.ts'
import { advise, count, days, type Figures, money, type Outcome, share, weak, withhold } from '../advice.ts'
import type { WhoFindings } from './who-findings.ts'

/** 重要保持 and 重要挽留: customers who paid much and have not come for long. */
const LAPSING: RfmClass[] = ['011', '001']

/**
 * What lapsing customers are worth, and what comes back of it by itself. The expectation is customers × chance of a return ×
 * average order. It is high rather than low: the chance is that of everybody who had been silent for no longer than these are
 * on average, and it falls with silence. What speaking to them adds is unknown until it is tried against customers who are
 * left alone.
 */
export function winBack({ rfm, gaps }: WhoFindings): Outcome {
  const classes = (rfm?.classes ?? []).flatMap((row) =>
    LAPSING.includes(row.rfmClass) && row.means ? [{ ...row, means: row.means }] : [],
  )
  if (classes.length === 0) return null
  const sum = (measure: (row: (typeof classes)[number]) => number) =>
    classes.reduce((total, row) => total + measure(row), 0)
  const customers = sum((row) => row.customers)
  const sales = sum((row) => row.monetary)
  const recency = sum((row) => row.customers * row.means.recency) / customers
  const figures: Figures = {
    customers: count(customers),
    share_customers: share(sum((row) => row.shareOfCustomers)),
    sales: money(sales),
    share_sales: share(sum((row) => row.shareOfMonetary)),
    mean_silence: days(Math.round(recency)),
  }
  const chance = gaps?.chances.findLast(({ silent }) => silent <= recency)
  if (!chance || chance.share === 0) {
    return withhold({ claim: 'win_back', topic: 'who', reason: 'return_unknown', figures, key: 'sales' })
  }
  const averageOrder = sales / sum((row) => row.customers * row.means.frequency)
  return advise({
    code: 'win_back',
    topic: 'who',
    target: { customers, groups: classes.map(({ rfmClass }) => ({ by: 'class', value: rfmClass })) },
    figures: {
      ...figures,
      returning: share(chance.share),
      silent: days(chance.silent),
      within: days(chance.within),
      average_order: money(averageOrder),
      expected: money(customers * chance.share * averageOrder),
    },
    key: 'sales',
    stake: sum((row) => row.shareOfMonetary),
    certainty: weak('untried'),
  })
}
