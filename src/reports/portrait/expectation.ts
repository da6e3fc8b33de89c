import type { CustomerLifetime } from '../../analysis/lifetime/index.ts'
import type { Voice } from '../report.ts'
import type { TagWords } from './tag-words.ts'

/** From here on a customer is said to be probably active, below its complement probably gone. */
const PROBABLY = 0.7

/** What BG/NBD and Gamma-Gamma expect of a customer, with the model's day and how it did on what it had not seen. */
export function expectationTags(lifetime: CustomerLifetime, voice: Voice): TagWords[] {
  if (lifetime.state !== 'fitted') return []
  const { t, format } = voice
  const { activeProbability, orders90, orders365, value90, value365, holdout, referenceDate } = lifetime
  const sure =
    holdout?.verdict === 'checked' && holdout.actual > 0
      ? t('portrait-evidence-checked', { share: format.share(holdout.predicted / holdout.actual, 0) })
      : t('portrait-evidence-unchecked')
  const model = t('portrait-evidence-model', { day: referenceDate })
  const tags: TagWords[] = []
  if (activeProbability !== null) {
    const state = activeProbability >= PROBABLY ? 'active' : activeProbability <= 1 - PROBABLY ? 'gone' : 'unsure'
    tags.push({
      group: 'model',
      tag: t(`portrait-${state}`),
      evidence: [t('portrait-evidence-active', { share: format.share(activeProbability, 0) }), model].join(
        t('portrait-tag-join'),
      ),
    })
  }
  const expected = (days: number, orders: number, value: number | null) => {
    // “About 0.0 orders” would read as none at all.
    const words = {
      days: String(days),
      orders: orders < 0.1 ? `<${format.decimal(0.1, 1)}` : format.decimal(orders, 1),
    }
    return value === null
      ? t('portrait-expected', words)
      : t('portrait-expected-value', { ...words, value: format.money(Math.round(value)) })
  }
  tags.push({
    group: 'model',
    tag: expected(90, orders90, value90),
    evidence: [expected(365, orders365, value365), sure].join(t('portrait-tag-join')),
  })
  return tags
}
