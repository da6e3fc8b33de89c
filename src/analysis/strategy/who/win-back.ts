import type { RfmClass } from '../../rfm/index.ts'
import { advise, count, days, type Figures, money, type Outcome, share, weak, withhold } from '../advice.ts'
import type { WhoFindings } from './who-findings.ts'

/**
 * A class of lapsing customers who paid much: what they are worth, and what comes back of it by itself. The expectation is
 * customers × chance of a return × average order of the class. It is high rather than low: the chance is that of everybody
 * who had been silent for no longer than the class is on average, and it falls with silence. What speaking to
 * them adds is unknown until it is tried against customers who are left alone.
 */
export function winBack({ rfm, gaps }: WhoFindings, rfmClass: RfmClass): Outcome {
  const found = rfm?.classes.find((row) => row.rfmClass === rfmClass)
  if (!found?.means) return null
  const { recency, frequency, monetary } = found.means
  const figures: Figures = {
    customers: count(found.customers),
    share_customers: share(found.shareOfCustomers),
    sales: money(found.monetary),
    share_sales: share(found.shareOfMonetary),
    mean_silence: days(Math.round(recency)),
  }
  const chance = gaps?.chances.findLast(({ silent }) => silent <= recency)
  if (!chance || chance.share === 0) {
    return withhold({ claim: `win_back_${rfmClass}`, topic: 'who', reason: 'return_unknown', figures, key: 'sales' })
  }
  const averageOrder = monetary / frequency
  return advise({
    code: 'win_back',
    topic: 'who',
    target: { customers: found.customers, groups: [{ by: 'class', value: rfmClass }] },
    figures: {
      ...figures,
      returning: share(chance.share),
      silent: days(chance.silent),
      within: days(chance.within),
      average_order: money(averageOrder),
      expected: money(found.customers * chance.share * averageOrder),
    },
    key: 'sales',
    stake: found.shareOfMonetary,
    certainty: weak('untried'),
  })
}
