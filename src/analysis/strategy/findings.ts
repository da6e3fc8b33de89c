import type { Database } from '../../db/index.ts'
import { daysOf, type SourceFacts } from '../behaviour/index.ts'
import { cohorts, type PurchaseGaps, type RepeatPurchase } from '../cohorts/index.ts'
import { isLacking, type Lacking } from '../lacking.ts'
import { type LatestRfm, latestRfm } from '../rfm/index.ts'
import { calendarHabits, type Habit, type HabitUnit, habitUnits } from './calendar-habits.ts'
import { type LeadingEvent, leadingEvent } from './leading-event.ts'
import { type DayOrders, readDayOrders } from './read-day-orders.ts'
import { type OrderSizes, readOrderSizes } from './read-order-sizes.ts'
import { readSilence, type SilentClass } from './read-silence.ts'
import { type UsualDays, usualDays } from './usual-days.ts'

/** The results that advice is made of. What the data cannot give is null. */
export type Findings = {
  source: SourceFacts
  /** Every calendar day from the first order's to the last one's. */
  all: DayOrders[]
  usual: UsualDays
  habits: Record<HabitUnit, Habit[]>
  leadingEvents: Record<HabitUnit, LeadingEvent | null>
  rfm: LatestRfm | null
  /** Second purchases, of all customers as one group. */
  repeat: RepeatPurchase | null
  gaps: PurchaseGaps | null
  /** Customers who are silent for longer than nine in ten gaps. */
  silence: SilentClass[]
  sizes: OrderSizes | null
}

export async function readFindings(database: Database, source: SourceFacts): Promise<Findings> {
  const { stretch } = daysOf(source, 'all')
  const all = await readDayOrders(database, source.id, stretch)
  const usual = usualDays(all)
  const sourceId = source.id
  const rfm = await latestRfm(database, sourceId)
  const repeat = known(await cohorts(database, { sourceId, view: 'repeat' }))
  const gaps = known(await cohorts(database, { sourceId, view: 'gaps' }))
  const longest = gaps?.view === 'gaps' ? gaps.ninetieth : null
  return {
    source,
    all,
    usual,
    habits: byUnit((unit) => calendarHabits(usual.days, unit)),
    leadingEvents: byUnit((unit) => leadingEvent(all, usual.events, unit)),
    rfm,
    repeat: repeat?.view === 'repeat' ? repeat : null,
    gaps: gaps?.view === 'gaps' ? gaps : null,
    silence: rfm && longest !== null ? await readSilence(database, rfm.snapshot.id, longest) : [],
    sizes: await readOrderSizes(database, sourceId),
  }
}

function known<Result extends object>(result: Result | Lacking | null): Result | null {
  return result === null || isLacking(result) ? null : result
}

function byUnit<Value>(of: (unit: HabitUnit) => Value): Record<HabitUnit, Value> {
  return Object.fromEntries(habitUnits.map((unit) => [unit, of(unit)])) as Record<HabitUnit, Value>
}
