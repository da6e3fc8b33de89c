import type { Bar } from '../../../charts/index.ts'
import type { Habits, TimePart } from '../../analysis/behaviour/index.ts'
import type { Voice } from '../report.ts'

/** Orders by items: one by one where few are usual, else in bands that widen. */
export function quantityBars({ quantity, orders }: Habits, voice: Voice): Bar[] {
  const exact = shareUpTo(quantity.counts, 10) / orders >= 0.95
  const starts = exact ? [1, 2, 3, 4, 5, 6] : [1, 10, 50, 100, 200, 500]
  return binned(
    quantity.counts.map((count) => ({ value: count.quantity, weight: count.orders })),
    starts,
    (range, count) => voice.t('habits-items', { range, count }),
    voice,
  )
}

/** Customers by their number of orders. */
export function frequencyBars({ frequency }: Habits, voice: Voice): Bar[] {
  const counts = frequency?.counts ?? []
  return binned(
    counts.map((count) => ({ value: count.orders, weight: count.customers })),
    [1, 2, 3, 4, 5, 10],
    (range, count) => voice.t('habits-orders', { range, count }),
    voice,
  )
}

/** Parts of the day or month; beside each, in a quiet bar, its share where event days are left out. */
export function partBars(parts: TimePart[], withUsual: boolean, voice: Voice): Bar[] {
  const { t, format } = voice
  return parts.flatMap(({ part, share, usualShare, orders }) => [
    {
      label: partName(part, voice),
      value: share,
      ...(withUsual && { note: t('habits-note', { orders: format.count(orders) }) }),
    },
    ...(withUsual && usualShare !== null
      ? [{ label: t('habits-without-events'), value: usualShare, quiet: true as const }]
      : []),
  ])
}

/** 凌晨 0–5 点, 月初 1–10 号. */
export function partName(part: TimePart['part'], { t }: Voice): string {
  return t(`habits-part-${part}`)
}

function binned(
  values: { value: number; weight: number }[],
  starts: number[],
  name: (range: string, largest: number) => string,
  { format }: Voice,
): Bar[] {
  const whole = values.reduce((sum, { weight }) => sum + weight, 0)
  const largest = Math.max(...values.map(({ value }) => value))
  return starts
    .filter((start) => start <= largest)
    .map((start, index, used) => {
      const next = used[index + 1] ?? Number.POSITIVE_INFINITY
      const weight = values.reduce((sum, { value, weight: w }) => sum + (value >= start && value < next ? w : 0), 0)
      const range =
        next === start + 1 || largest === start ? `${start}` : next > largest ? `≥ ${start}` : `${start}–${next - 1}`
      return {
        label: name(range, Math.min(next - 1, largest)),
        value: whole > 0 ? weight / whole : 0,
        note: format.count(weight),
      }
    })
}

function shareUpTo(counts: { quantity: number; orders: number }[], most: number): number {
  return counts.reduce((sum, { quantity, orders }) => sum + (quantity <= most ? orders : 0), 0)
}
