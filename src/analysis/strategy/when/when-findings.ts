import type { Database } from '../../../db/index.ts'
import { readCalendar } from '../../behaviour/calendar.ts'
import { daysOf, type SourceFacts } from '../../behaviour/index.ts'
import { calendarHabits, type Habit, type HabitUnit, habitUnits } from './calendar-habits.ts'
import { type LeadingEvent, leadingEvent } from './leading-event.ts'
import { type DayOrders, readDayOrders } from './read-day-orders.ts'
import { type UsualDays, usualDays } from './usual-days.ts'

export type WhenFindings = {
  /** Every calendar day from the first order's to the last one's. */
  all: DayOrders[]
  usual: UsualDays
  habits: Record<HabitUnit, Habit[]>
  leadingEvents: Record<HabitUnit, LeadingEvent | null>
}

export async function readWhen(database: Database, source: SourceFacts): Promise<WhenFindings> {
  const asked = { sourceId: source.id, stretch: daysOf(source, 'all').stretch }
  const { events } = await readCalendar(database, { ...asked, by: 'third', measure: 'orders' })
  return whenFindings(await readDayOrders(database, asked), new Set(events.map(({ day }) => day)))
}

/** Pure. @param all every calendar day, in order @param eventDays ISO */
export function whenFindings(all: DayOrders[], eventDays: Set<string>): WhenFindings {
  const usual = usualDays(all, eventDays)
  return {
    all,
    usual,
    habits: byUnit((unit) => calendarHabits(usual.days, unit)),
    leadingEvents: byUnit((unit) => leadingEvent(all, usual.events, unit)),
  }
}

function byUnit<Value>(of: (unit: HabitUnit) => Value): Record<HabitUnit, Value> {
  return Object.fromEntries(habitUnits.map((unit) => [unit, of(unit)])) as Record<HabitUnit, Value>
}
