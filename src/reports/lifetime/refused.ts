import {
  FEWEST_REPEAT_CUSTOMERS,
  LIKELIHOOD_RATIO_BOUND,
  type Lifetime,
  type OrderRefusal,
} from '../../analysis/lifetime/index.ts'
import type { Report, Voice } from '../report.ts'
import { lifetimeNote } from './words.ts'

type Refused = Extract<Lifetime, { state: 'refused' }>

/** Why these data give no forecast, with the figures that say so; what would be needed; what may be used instead. */
export function refusedReport(lifetime: Refused, voice: Voice): Report {
  const { t, format } = voice
  const { basis, orders } = lifetime.model
  const reason = lifetime.model.verdict as OrderRefusal
  const words = {
    repeat: format.count(basis.repeatCustomers),
    fewest: String(FEWEST_REPEAT_CUSTOMERS),
    ratio: format.decimal(orders?.likelihoodRatio ?? 0, 2),
    bound: format.decimal(LIKELIHOOD_RATIO_BOUND, 2),
    from: basis.from,
  }
  return {
    blocks: [
      { kind: 'heading', text: t('lifetime-refused-title') },
      { kind: 'text', text: t(`lifetime-refused-${reason}`, words) },
      {
        kind: 'pairs',
        pairs: [
          [t('lifetime-customers'), format.count(basis.customers)],
          [
            t('lifetime-repeat'),
            t('lifetime-repeat-share', {
              customers: words.repeat,
              share: format.share(basis.repeatCustomers / basis.customers),
            }),
          ],
          [t('lifetime-repeat-days'), format.count(basis.repeatDays)],
        ],
      },
      { kind: 'text', text: t(`lifetime-needed-${reason}`, words) },
      { kind: 'text', text: t('lifetime-instead') },
      lifetimeNote(lifetime, voice),
    ],
  }
}
