import type { Database } from '../../db/index.ts'
import { type EventDay, readCalendar } from './calendar.ts'
import type { Stretch } from './days.ts'
import { type FrequencyCount, frequencyCounts, type QuantityCount, quantityCounts } from './distributions.ts'

import { daysOf, type Period } from './period.ts'
import { type ShopPairs, shopPairs } from './shop-pairs.ts'
import { type SourceFacts, sourceFacts } from './source-facts.ts'

export const habitViews = ['all', 'quantity', 'frequency', 'band', 'third'] as const

export type HabitView = (typeof habitViews)[number]

/** 凌晨 0–5, 上午 6–11, 下午 12–17, 晚上 18–23 (domain.md §5). */
export const bands = ['night', 'morning', 'afternoon', 'evening'] as const
/** 月初 1–10, 月中 11–20, 月末 21–. */
export const thirds = ['early', 'middle', 'late'] as const

/** A part of the day or of the month. */
export type TimePart = {
  part: (typeof bands)[number] | (typeof thirds)[number]
  orders: number
  share: number
  /** The share where event days are left out; null where nothing remains. */
  usualShare: number | null
  /** Median orders over the calendar days that have this part. */
  medianOrders: number
}

export type Habits = {
  source: SourceFacts
  view: HabitView
  period: Period
  /** First and last day that the figures cover, ISO. */
  from: string
  to: string
  orders: number
  quantity: { counts: QuantityCount[]; mean: number; median: number }
  /** Null where no order names its customer. */
  frequency: {
    counts: FrequencyCount[]
    customers: number
    repeatBuyers: number
    repeatShare: number
    shopPairs: ShopPairs | null
  } | null
  bands: TimePart[]
  thirds: TimePart[]
  /** Days far above the days around them, the highest first: they make a part of the month look like a habit. */
  events: EventDay[]
}

/** How customers buy (domain.md §2): items, how often, at which time of day and month. @returns null without orders */
export async function habits(
  database: Database,
  { sourceId, view, period }: { sourceId: number; view: HabitView; period: Period },
): Promise<Habits | null> {
  const source = await sourceFacts(database, sourceId)
  if (!source) return null
  const { stretch, from, to } = daysOf(source, period)
  // Each reads all orders, so they do it side by side.
  const [byBand, byThird, counts, byFrequency, pairs] = await Promise.all([
    timeParts(database, sourceId, stretch, 'band', bands),
    timeParts(database, sourceId, stretch, 'third', thirds),
    quantityCounts(database, sourceId, stretch),
    frequencyCounts(database, sourceId, stretch),
    shopPairs(database, sourceId, stretch),
  ])
  return {
    source,
    view,
    period,
    from,
    to,
    orders: byBand.orders,
    quantity: { counts, ...middleOf(counts, byBand.orders) },
    frequency: frequencyOf(byFrequency, pairs),
    bands: byBand.parts,
    thirds: byThird.parts,
    events: byThird.events,
  }
}

async function timeParts(
  database: Database,
  sourceId: number,
  stretch: Stretch,
  by: 'band' | 'third',
  order: readonly TimePart['part'][],
) {
  const { rows, total, events } = await readCalendar(database, { sourceId, stretch, by, measure: 'orders' })
  const usual = rows.reduce((sum, row) => sum + row.orders - row.eventValue, 0)
  const parts = order.map((part): TimePart => {
    const row = rows.find(({ bucket }) => bucket === part)
    const orders = row?.orders ?? 0
    return {
      part,
      orders,
      share: orders / total,
      usualShare: usual > 0 ? (orders - (row?.eventValue ?? 0)) / usual : null,
      medianOrders: row?.median ?? 0,
    }
  })
  return { parts, orders: total, events }
}

function middleOf(counts: QuantityCount[], orders: number): { mean: number; median: number } {
  const mean = counts.reduce((sum, count) => sum + count.quantity * count.orders, 0) / orders
  const nth = (position: number) => {
    let seen = 0
    for (const count of counts) {
      seen += count.orders
      if (seen > position) return count.quantity
    }
    return 0
  }
  return { mean, median: (nth(Math.floor((orders - 1) / 2)) + nth(Math.floor(orders / 2))) / 2 }
}

function frequencyOf(counts: FrequencyCount[], pairs: ShopPairs | null): Habits['frequency'] {
  if (counts.length === 0) return null
  const among = (chosen: FrequencyCount[]) => chosen.reduce((sum, count) => sum + count.customers, 0)
  const customers = among(counts)
  const repeatBuyers = among(counts.filter(({ orders }) => orders >= 2))
  return { counts, customers, repeatBuyers, repeatShare: repeatBuyers / customers, shopPairs: pairs }
}
