import { type Context, drawText, fillCircle, textWidth } from './draw.ts'
import { formatValue, type Numerals } from './format.ts'
import { layDots } from './lay-dots.ts'
import { drawLegend } from './legend.ts'
import type { Block, Timeline } from './portrait.ts'
import { type CouponStatus, colours, sizes, statusColours } from './theme.ts'

const stripHeight = 118
const statuses: CouponStatus[] = ['used', 'claimed', 'unclaimed']

/** Every order as a dot over the months: its area is the amount, its colour what became of the coupon. */
export function timelineBlock(timeline: Timeline | null, width: number, numerals: Numerals): Block | null {
  if (timeline === null || timeline.points.length === 0) return null
  const present = statuses.filter((status) => timeline.points.some((point) => point.status === status))
  const legendHeight = present.length > 0 ? 32 : 0
  return {
    height: 32 + legendHeight + stripHeight + 26,
    draw(context, x, y) {
      drawText(context, timeline.title, x, y + 19, { size: sizes.heading, weight: 'bold', maxWidth: width })
      const entries = present.map((status) => ({
        label: timeline.legend[status],
        colour: statusColours[status],
        shape: 'dot' as const,
      }))
      if (present.length > 0) drawLegend(context, { x, y: y + 32, width, height: 24 }, entries, sizes.small)
      drawStrip(context, timeline, x, y + 32 + legendHeight, width, numerals)
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
  if (dots.length > 6) return
  let right = Number.NEGATIVE_INFINITY
  for (const dot of [...dots].sort((a, b) => a.x - b.x)) {
    const text = formatValue(dot.amount, 'money', numerals)
    const half = textWidth(text, sizes.footer) / 2
    if (dot.x - half < right + 6) continue
    right = dot.x + half
    const style = { size: sizes.footer, colour: colours.ink, align: 'center' as const }
    drawText(
      context,
      text,
      Math.min(Math.max(dot.x, x + half), x + width - half),
      middle + dot.y - dot.radius - 8,
      style,
    )
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
