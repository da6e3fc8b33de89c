import { type Random, weightedChoice } from '../algorithms/random.ts'

/** The six months of the made-up shop and how busy each moment of them is. */
export type Calendar = {
  /** Midnight of the first day, milliseconds as if UTC were the shop's zone. */
  start: number
  days: number
  /** The day of the one-day event, counted from 0. */
  eventDay: number
  /** A day that somebody orders on, 0 … days − 1. */
  drawDay(random: Random): number
  /** An hour of that day. */
  drawHour(random: Random, day: number): number
}

const DAY_MS = 86_400_000

/** By hour of day: quiet before dawn, peaks at 10, 22 and midnight. */
const HOURS = [
  1.5, 0.75, 0.35, 0.2, 0.15, 0.15, 0.3, 0.65, 1, 1.3, 1.75, 1.35, 1.1, 1.1, 1.15, 1.1, 1.1, 0.95, 0.85, 0.95, 1.2, 1.4,
  1.7, 1.35,
]
/** On the day of the event people wait for midnight and come back for the last hours. */
const EVENT_HOURS = HOURS.map((weight, hour) => weight * (hour === 0 ? 2.6 : hour === 10 || hour >= 20 ? 1.3 : 1))
/** Sunday first. */
const WEEKDAYS = [0.88, 1.06, 1, 0.98, 1.04, 1.12, 0.84]
const PAYDAY_BULGE = { from: 10, to: 15, times: 1.45 }
const EVENT_TIMES = 22
/** Counted from 0; away from the payday bulge when the first day is the first of a month. */
const EVENT_DAY = 52

/** @throws RangeError when `lastDay` is no date of the form YYYY-MM-DD */
export function createCalendar(lastDay: string): Calendar {
  const end = parseDay(lastDay) + DAY_MS
  const start = monthsBefore(end, 6)
  const days = Math.round((end - start) / DAY_MS)
  const drawDay = weightedChoice(Array.from({ length: days }, (_, day) => [day, dayWeight(start, day, days)] as const))
  const drawUsualHour = weightedChoice(HOURS.map((weight, hour) => [hour, weight] as const))
  const drawEventHour = weightedChoice(EVENT_HOURS.map((weight, hour) => [hour, weight] as const))
  return {
    start,
    days,
    eventDay: EVENT_DAY,
    drawDay,
    drawHour: (random, day) => (day === EVENT_DAY ? drawEventHour : drawUsualHour)(random),
  }
}

/** Like `2026-03-05 22:14:09.120`, from minutes since the start and milliseconds within the minute. */
export function formatTime(calendar: Calendar, minute: number, millisecond: number): string {
  return new Date(calendar.start + minute * 60_000 + millisecond).toISOString().replace('T', ' ').slice(0, 23)
}

function dayWeight(start: number, day: number, days: number): number {
  const date = new Date(start + day * DAY_MS)
  const payday = date.getUTCDate() >= PAYDAY_BULGE.from && date.getUTCDate() <= PAYDAY_BULGE.to
  return (
    trend(day / days) *
    WEEKDAYS[date.getUTCDay()]! *
    (payday ? PAYDAY_BULGE.times : 1) *
    (day === EVENT_DAY ? EVENT_TIMES : 1)
  )
}

/** A good start, a slack third month, growth to the end. */
function trend(share: number): number {
  return 1.1 - 1.1 * share * (1 - share) + 0.3 * share ** 3
}

function parseDay(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new RangeError(`not a day of the form YYYY-MM-DD: ${text}`)
  }
  return time
}

/** The same day of an earlier month, or that month's last where it is shorter. */
function monthsBefore(time: number, months: number): number {
  const date = new Date(time)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth() - months
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth))
}
