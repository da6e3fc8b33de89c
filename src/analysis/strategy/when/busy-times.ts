import {
  type Advice,
  chance,
  change,
  count,
  decimal,
  type Figures,
  type Outcome,
  share,
  strong,
  weak,
  withhold,
} from '../advice.ts'
import type { Habit, HabitUnit } from './calendar-habits.ts'
import type { WhenFindings } from './when-findings.ts'

type BusyUnit = Exclude<HabitUnit, 'payday'>

/** A time is busier where chance alone, over all times compared, would show as much in fewer than one of twenty shops … */
const MOST_CHANCE = 0.05
/** … and it is above the average in at least two of three months, so that no single month makes it. */
const LEAST_MONTHS_ABOVE = 2 / 3
/** Fewer days, weeks or months than this are no repetition. */
const LEAST_BLOCKS = 4
/** From so many months on a habit has been seen often enough to build on. */
const ENOUGH_MONTHS = 3

/** Hours, weekdays, parts and days of the month that are busier than the rest beyond chance: staff them and speak then. */
export function busyTimes(findings: WhenFindings, unit: BusyUnit): Outcome {
  const habits = findings.habits[unit]
  const longest = Math.max(0, ...habits.map(({ blocks }) => blocks))
  // One time alone, such as the only weekday that is open, cannot be busier than others.
  if (habits.length < 2 || longest < LEAST_BLOCKS)
    return withheld('short', { blocks: count(longest), needed: count(LEAST_BLOCKS) }, 'blocks')
  const highest = habits.reduce(further)
  const beyondChance = habits.filter(({ chance: by }) => by !== null && by < MOST_CHANCE)
  const busy = beyondChance.filter(({ strata, strataAbove }) => strataAbove >= LEAST_MONTHS_ABOVE * strata)
  if (busy.length > 0) return { advice: advise(busy) }
  if (beyondChance.length > 0) {
    const [unsteady] = beyondChance
    return withheld('months', { ...describe(unsteady!), above: count(unsteady!.strataAbove) }, 'above')
  }
  const event = findings.leadingEvents[unit]
  return event
    ? withheld('single_day', { ...describe(highest), ...eventFigures() }, 'event_share')
    : withheld('chance', describe(highest), 'chance')

  function advise(times: Habit[]): Advice {
    const best = times.reduce(further)
    const orders = times.reduce((sum, habit) => sum + habit.shareOfOrders, 0)
    const months = Math.max(...times.map(({ strata }) => strata))
    return {
      code: `busy_${unit}`,
      topic: 'when',
      target: null,
      figures: {
        ...describe(best),
        busy: { unit, value: times.map(({ bucket }) => bucket) },
        busy_orders: share(orders),
        above: count(best.strataAbove),
      },
      key: unit === 'hour' ? 'busy_orders' : 'more',
      stake: orders,
      certainty: months >= ENOUGH_MONTHS ? strong : weak('one_period'),
    }
  }

  function describe(habit: Habit): Figures {
    const average = habit.mean - habit.difference
    return {
      best: { unit, value: [habit.bucket] },
      mean: decimal(habit.mean),
      average: decimal(average),
      // Orders are counts, so what is above others has others above nothing.
      more: change(average > 0 ? habit.difference / average : 0),
      chance: chance(habit.chance ?? 1),
      blocks: count(habit.blocks),
      months: count(habit.strata),
      events: count(findings.usual.events.length),
    }
  }

  function eventFigures(): Figures {
    return {
      leader: { unit, value: [event!.bucket] },
      event: { unit: 'date', value: [event!.day] },
      event_orders: count(event!.orders),
      event_share: share(event!.share),
    }
  }

  function withheld(reason: string, figures: Figures, key: string): Outcome {
    return withhold({ claim: `busy_${unit}`, topic: 'when', reason, figures, key })
  }
}

function further(one: Habit, other: Habit): Habit {
  return other.difference > one.difference ? other : one
}
