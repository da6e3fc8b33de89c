import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/analysis/behaviour/index.ts'
import type { Outcome } from '../../../src/analysis/strategy/advice.ts'
import { busyTimes } from '../../../src/analysis/strategy/when/busy-times.ts'
import { paydays } from '../../../src/analysis/strategy/when/paydays.ts'
import type { DayOrders } from '../../../src/analysis/strategy/when/read-day-orders.ts'
import { season } from '../../../src/analysis/strategy/when/season.ts'
import { whenFindings } from '../../../src/analysis/strategy/when/when-findings.ts'

/** Days from a Monday on, all orders at noon. */
function daysOf(count: number, ordersOn: (day: string, index: number) => number, from = '2024-01-01'): DayOrders[] {
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(from, index)
    const orders = ordersOn(day, index)
    return { day, orders, hours: Array.from({ length: 24 }, (_, hour) => (hour === 12 ? orders : 0)) }
  })
}

/** The same small ups and downs in every test, without a rhythm of seven. */
const ripple = (index: number) => (index * 37) % 11

const found = (all: DayOrders[], events: string[] = []) => whenFindings(all, new Set(events))
const adviceOf = (outcome: Outcome) => (outcome && 'advice' in outcome ? outcome.advice : null)
const withheldOf = (outcome: Outcome) => (outcome && 'withheld' in outcome ? outcome.withheld : null)
const figure = (figures: Record<string, { value: unknown }> | undefined, name: string) => figures?.[name]?.value

describe('a shop that sells more on Fridays', () => {
  const shop = daysOf(182, (_, index) => 40 + ripple(index) + (index % 7 === 4 ? 20 : 0))

  test('is advised Fridays, with what they sell against the same weeks', () => {
    const advice = adviceOf(busyTimes(found(shop), 'weekday'))!
    expect(advice.certainty.level).toBe('strong')
    expect(figure(advice.figures, 'busy')).toEqual(['5'])
    const fridays = shop.filter((_, index) => index % 7 === 4).map(({ orders }) => orders)
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(figure(advice.figures, 'mean')).toBeCloseTo(mean(fridays), 10)
    expect(figure(advice.figures, 'average')).toBeCloseTo(mean(shop.map(({ orders }) => orders)), 10)
    expect(figure(advice.figures, 'above')).toBe(figure(advice.figures, 'months'))
    expect(figure(advice.figures, 'chance')).toBeLessThan(0.001)
  })

  test('is advised nothing by the part or day of the month', () => {
    expect(withheldOf(busyTimes(found(shop), 'third'))!.reason).toBe('chance')
    expect(withheldOf(busyTimes(found(shop), 'month_day'))!.reason).toBe('chance')
    expect(withheldOf(paydays(found(shop)))).not.toBeNull()
  })

  test('is told so with less certainty from two months alone', () => {
    expect(adviceOf(busyTimes(found(shop.slice(0, 56)), 'weekday'))!.certainty).toEqual({
      level: 'weak',
      doubt: 'one_period',
    })
  })

  test('is not advised Fridays that were better in few months only', () => {
    // So much better in two months of seven that the mean alone would convince.
    const campaign = daysOf(
      182,
      (day, index) => 40 + ripple(index) + (index % 7 === 4 ? (day < '2024-03-01' ? 90 : -6) : 0),
    )
    expect(withheldOf(busyTimes(found(campaign), 'weekday'))!.reason).toBe('months')
  })
})

describe('a shop with a single event', () => {
  const event = '2024-03-11'
  const shop = daysOf(182, (day, index) => (day === event ? 2000 : 40 + ripple(index)))

  test('is not advised its weekday, nor its day of the month, and is told which day made them', () => {
    for (const [unit, bucket] of [
      ['weekday', '1'],
      ['month_day', '11'],
    ] as const) {
      const withheld = withheldOf(busyTimes(found(shop, [event]), unit))!
      expect(withheld.reason).toBe('single_day')
      expect(figure(withheld.figures, 'leader')).toEqual([bucket])
      expect(figure(withheld.figures, 'event')).toEqual([event])
      const inBucket = shop.filter(({ day }) => (unit === 'weekday' ? isMonday(day) : day.endsWith('-11')))
      const all = inBucket.reduce((sum, { orders }) => sum + orders, 0)
      expect(figure(withheld.figures, 'event_share')).toBe(2000 / all)
    }
  })

  test('would be told its best day by totals, were the event not set aside', () => {
    const { usual } = found(shop, [event])
    expect(usual.events.map(({ day }) => day)).toEqual([event])
    expect(usual.days).toHaveLength(181)
  })
})

describe('paydays', () => {
  const isPayday = (day: string) => ['10', '15', '25'].includes(day.slice(8))

  test('are advised where every month has more orders on them', () => {
    const shop = daysOf(182, (day, index) => 40 + ripple(index) + (isPayday(day) ? 30 : 0))
    const advice = adviceOf(paydays(found(shop)))!
    expect(advice.certainty.level).toBe('strong')
    expect(figure(advice.figures, 'more')).toBeGreaterThan(0.5)
  })

  test('are not where they sell less, nor where three months cannot tell', () => {
    const less = daysOf(182, (day, index) => 40 + ripple(index) - (isPayday(day) ? 10 : 0))
    expect(withheldOf(paydays(found(less)))!.reason).toBe('below')
    expect(withheldOf(paydays(found(less.slice(0, 90))))!.reason).toBe('short')
  })
})

describe('days without orders', () => {
  test('of a busy shop are closed days: no weekday is low because of them', () => {
    const shop = daysOf(182, (_, index) => (index % 7 === 5 ? 0 : 40 + ripple(index)))
    const { usual, habits } = found(shop)
    expect(usual.closed).toBe(26)
    expect(habits.weekday.map(({ bucket }) => bucket)).toEqual(['1', '2', '3', '4', '5', '7'])
  })

  test('of a small shop are days like any other', () => {
    const { usual } = found(daysOf(60, (_, index) => (index % 3 === 0 ? 1 : 0)))
    expect(usual.closed).toBe(0)
    expect(usual.days).toHaveLength(60)
  })
})

test('a single day, and a shop that sells at one hour only, compare nothing', () => {
  for (const unit of ['hour', 'weekday', 'third', 'month_day'] as const) {
    expect(withheldOf(busyTimes(found(daysOf(1, () => 3)), unit))!.reason).toBe('short')
  }
  expect(withheldOf(busyTimes(found(daysOf(182, (_, index) => 40 + ripple(index))), 'hour'))!.reason).toBe('short')
})

describe('a season', () => {
  const inDecember = (day: string, index: number) => 40 + ripple(index) + (day.slice(5, 7) === '12' ? 50 : 0)

  test('needs two years', () => {
    const withheld = withheldOf(season(found(daysOf(400, inDecember))))!
    expect(withheld.reason).toBe('one_year')
    expect(figure(withheld.figures, 'months')).toBe(13)
  })

  test('is a hint after two years of the same best month, and sure after three', () => {
    const two = adviceOf(season(found(daysOf(731, inDecember))))!
    expect(two.certainty).toEqual({ level: 'weak', doubt: 'sample' })
    expect(figure(two.figures, 'best')).toEqual(['2024-12', '2025-12'])
    expect(adviceOf(season(found(daysOf(1096, inDecember))))!.certainty.level).toBe('strong')
  })

  test('is none where each year has another best month', () => {
    const moving = (day: string, index: number) => 40 + ripple(index) + (/2024-03|2025-07/.test(day) ? 50 : 0)
    expect(withheldOf(season(found(daysOf(731, moving))))!.reason).toBe('differs')
  })
})

function isMonday(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() === 1
}
