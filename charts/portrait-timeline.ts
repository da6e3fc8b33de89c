import { type Context, drawText, fillCircle, textWidth } from './draw.ts'
import { formatValue, type Numerals } from './format.ts'
import { layDots } from './lay-dots.ts'
import { drawHeading, headingHeight, type LegendEntry } from './legend.ts'
import type { Block, Timeline } from './portrait-data.ts'
import { type CouponStatus, colours, sizes, statusColours } from './theme.ts'

const stripHeight = 128
const statuses: CouponStatus[] = ['used', 'claimed', 'unclaimed']

/** Every order as a dot over the months: its area is the amount, its colour what became of the coupon. */
export function timelineBlock(timeline: Timeline | null, width: number, numerals: Numerals): Block | null {
  if (timeline === null || timeline.points.length === 0) return null
  const present = statuses.filter((status) => timeline.points.some((point) => point.status === status))
  const legend = present.map(
    (status): LegendEntry => ({
      label: timeline.legend[status],
      colour: statusColours[status],
      shape: 'dot',
    }),
  )
  const above = headingHeight(timeline.title, legend, width)
  return {
    height: above + stripHeight + 24,
    draw(context, x, y) {
      drawHeading(context, timeline.title, legend, { x, y, width })
      drawStrip(context, timeline, x, y + above, width, numerals)
    },
  }
}

function drawStrip(
  context: Context,
  timeline: Timeline,
  x: number,
  y: number,
  width: number,
  numerals: Numerals,
): void {
  const [from, to] = monthsAround(timeline)
  const largest = Math.max(...timeline.points.map((point) => point.amount), 0) || 1
  const reach = Math.min(24, Math.max(7, 26 * Math.sqrt(10 / timeline.points.length)))
  const placeOf = (time: number) => x + reach + ((time - from) / (to - from)) * (width - 2 * reach)
  const middle = y + stripHeight / 2
  context.fillStyle = colours.grid
  context.fillRect(x, middle - 0.75, width, 1.5)
  drawMonths(context, from, to, placeOf, y, numerals)
  const dots = layDots(
    timeline.points.map((point) => ({
      ...point,
      x: placeOf(timeOf(point.at)),
      radius: Math.max(Math.min(5, reach * 0.45), reach * Math.sqrt(Math.max(0, point.amount) / largest)),
    })),
    stripHeight - 12,
  )
  for (const dot of dots) {
    fillCircle(context, dot.x, middle + dot.y, dot.radius + 1.5, colours.page)
    fillCircle(context, dot.x, middle + dot.y, dot.radius, statusColours[dot.status ?? 'unknown'])
  }
  if (dots.length <= 8) drawAmounts(context, dots, [x, x + width], middle, numerals)
}

type Dot = { x: number; y: number; radius: number; amount: number }

/**
 * Each amount stands beside its dot, right or left, where it stays inside the card and covers neither a dot nor another
 * amount; else it is left out.
 */
function drawAmounts(context: Context, dots: Dot[], edges: [number, number], middle: number, numerals: Numerals): void {
  const taken = dots.map((dot) => ({ from: dot.x - dot.radius, to: dot.x + dot.radius, y: dot.y, reach: dot.radius }))
  for (const [index, dot] of dots.entries()) {
    const text = formatValue(dot.amount, 'money', numerals)
    const width = textWidth(text, sizes.footer)
    const sides = [dot.x + dot.radius + 6, dot.x - dot.radius - 6 - width]
    const from = sides.find(
      (left) =>
        left >= edges[0] &&
        left + width <= edges[1] &&
        !taken.some(
          (other, owner) =>
            owner !== index &&
            other.to > left - 4 &&
            other.from < left + width + 4 &&
            Math.abs(other.y - dot.y) < other.reach + 10,
        ),
    )
    if (from === undefined) continue
    taken.push({ from, to: from + width, y: dot.y, reach: 8 })
    drawText(context, text, from, middle + dot.y + 5, { size: sizes.footer, halo: colours.page })
  }
}

/** Month names under the strip, as many as fit; January shows its year. */
function drawMonths(
  context: Context,
  from: number,
  to: number,
  placeOf: (time: number) => number,
  y: number,
  numerals: Numerals,
): void {
  const months = monthStarts(from, to)
  const step = [1, 2, 3, 6, 12, 24].find((candidate) => months.length / candidate <= 8) ?? 36
  for (const month of months) {
    const index = month.getUTCFullYear() * 12 + month.getUTCMonth()
    if ((index % Math.max(step, 12)) % step !== 0) continue
    const left = placeOf(month.getTime())
    context.fillStyle = colours.grid
    context.fillRect(left - 0.5, y + 4, 1, stripHeight - 8)
    const text = monthName(month, numerals)
    drawText(context, text, left + 2, y + stripHeight + 18, { size: sizes.footer, colour: colours.muted })
  }
}

function monthName(month: Date, { locale }: Numerals): string {
  const number = month.getUTCMonth()
  if (number === 0) return locale === 'zh' ? `${month.getUTCFullYear()}年` : String(month.getUTCFullYear())
  if (locale === 'zh') return `${number + 1}月`
  return month.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' })
}

/** From the first day of the first month to the first day after the last. */
function monthsAround(timeline: Timeline): [from: number, to: number] {
  const times = timeline.points.map((point) => timeOf(point.at))
  for (const edge of [timeline.from, timeline.to]) if (edge) times.push(timeOf(edge))
  const first = new Date(Math.min(...times))
  const last = new Date(Math.max(...times))
  return [
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1),
    Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1),
  ]
}

function monthStarts(from: number, to: number): Date[] {
  const found: Date[] = []
  const month = new Date(from)
  while (month.getTime() < to) {
    found.push(new Date(month))
    month.setUTCMonth(month.getUTCMonth() + 1)
  }
  return found
}

/** A local time taken as it stands: the picture has no time zone. */
function timeOf(at: string): number {
  return Date.parse(`${at.slice(0, 10)}T${at.slice(11, 19) || '00:00:00'}Z`)
}
