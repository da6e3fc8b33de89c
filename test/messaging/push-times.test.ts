import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { nextPush, periodOf } from '../../src/messaging/push-times.ts'

const at = (text: string) => new Date(text)

test('Monday nine in Shanghai is one in the morning in UTC', () => {
  const monday = { weekday: 1, hour: 9, zone: 'Asia/Shanghai' }
  expect(nextPush(monday, at('2026-11-21T12:00:00Z'))).toEqual(at('2026-11-23T01:00:00Z'))
  expect(nextPush(monday, at('2026-11-23T00:59:59Z'))).toEqual(at('2026-11-23T01:00:00Z'))
  expect(nextPush(monday, at('2026-11-23T01:00:00Z'))).toEqual(at('2026-11-30T01:00:00Z'))
})

test('the hour stays the wall clock’s when the clocks change', () => {
  const sunday = { weekday: 7, hour: 18, zone: 'Europe/London' }
  // British summer time ends on 25 October 2026.
  expect(nextPush(sunday, at('2026-10-18T17:00:00Z'))).toEqual(at('2026-10-25T18:00:00Z'))
  expect(nextPush(sunday, at('2026-10-17T17:00:00Z'))).toEqual(at('2026-10-18T17:00:00Z'))
})

test('an hour that the change skips is pushed one hour later, and the week after at its own hour', () => {
  const sunday = { weekday: 7, hour: 2, zone: 'America/New_York' }
  // On 8 March 2026 two o'clock does not exist in New York.
  expect(nextPush(sunday, at('2026-03-07T12:00:00Z'))).toEqual(at('2026-03-08T07:00:00Z'))
  expect(nextPush(sunday, at('2026-03-08T07:00:00Z'))).toEqual(at('2026-03-15T06:00:00Z'))
})

test('an hour that comes twice is pushed once', () => {
  const sunday = { weekday: 7, hour: 1, zone: 'America/New_York' }
  const first = nextPush(sunday, at('2026-10-31T12:00:00Z'))
  expect(first).toEqual(at('2026-11-01T05:00:00Z'))
  expect(nextPush(sunday, first)).toEqual(at('2026-11-08T06:00:00Z'))
})

test('the period is the ISO week of the local day', () => {
  expect(periodOf(at('2026-11-22T16:30:00Z'), 'Asia/Shanghai')).toBe('2026-W48')
  expect(periodOf(at('2026-11-22T16:30:00Z'), 'UTC')).toBe('2026-W47')
  expect(periodOf(at('2027-01-01T12:00:00Z'), 'UTC')).toBe('2026-W53')
})

test('an unknown zone is refused', () => {
  expect(() => nextPush({ weekday: 1, hour: 9, zone: 'Mars/Olympus' }, new Date())).toThrow('Mars/Olympus')
})

test('in every zone the next push is later, at most 8 days away, and on its weekday', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Cairo', 'UTC']
  const moment = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 0, max: 23 }),
      fc.constantFrom(...zones),
      moment,
      (weekday, hour, zone, now) => {
        const next = nextPush({ weekday, hour, zone }, now)
        const days = (next.getTime() - now.getTime()) / 86_400_000
        expect(days).toBeGreaterThan(0)
        expect(days).toBeLessThanOrEqual(8)
        expect(DateTime.fromJSDate(next, { zone }).weekday).toBe(weekday)
      },
    ),
  )
})
