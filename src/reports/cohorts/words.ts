import type { ReturnSpike } from '../../analysis/cohorts/index.ts'
import type { Voice } from '../report.ts'

/** A share, and the interval that it lies in, with as many places as small shares need. */
export function shareAndInterval(
  { share, lower, upper }: { share: number; lower: number; upper: number },
  { t, format }: Voice,
): { share: string; interval: string } {
  const digits = upper < 0.02 ? 2 : 1
  const interval = t('cohorts-interval', {
    lower: format.share(lower, digits).replace('%', ''),
    upper: format.share(upper, digits),
  })
  return { share: format.share(share, digits), interval }
}

export function pValue(p: number, { t, format }: Voice): string {
  return p < 0.001 ? t('cohorts-p-small') : t('cohorts-p', { p: format.decimal(p, p < 0.01 ? 3 : 2) })
}

/** Days, which a curve that runs flat gives by halves. */
export function daysText(days: number, { format }: Voice): string {
  return format.decimal(days, Number.isInteger(days) ? 0 : 1)
}

const NAMED_SPIKES = 3

/** The single days that brought many customers back, in one sentence; none where there are no such days. */
export function spikeSentences(spikes: ReturnSpike[], { t, format }: Voice): string[] {
  if (spikes.length === 0) return []
  const days = spikes
    .slice(0, NAMED_SPIKES)
    .map(({ day, returns, share }) =>
      t('cohorts-spike', { day, returns: format.count(returns), share: format.share(share) }),
    )
  return [t('cohorts-spikes', { days: days.join(t('trend-list-separator')) })]
}
