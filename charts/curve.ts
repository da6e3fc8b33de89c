import type { Canvas } from 'canvas'
import { drawCard, type Frame } from './card.ts'
import { type Box, type Context, drawMessage, drawText, textWidth } from './draw.ts'
import { formatValue } from './format.ts'
import { drawLegend } from './legend.ts'
import { drawValueLines, heightOf, type Plot } from './plot.ts'
import { colours, layout, sizes } from './theme.ts'

/** Steps: each value holds from its `x` until the next one. `lower` and `upper` bound the band around it. */
export type CurveSeries = {
  label: string
  points: { x: number; value: number; lower: number; upper: number }[]
  /** How many are still followed at each tick, null where none are. */
  followed: (number | null)[]
}

export type CurveData = Frame & {
  /** At most five. Values are shares. */
  series: CurveSeries[]
  /** Marks of the horizontal axis, ascending from 0; the axis ends at `end`. */
  ticks: number[]
  end: number
  axis: { x: string; value: string; followed: string }
}

/** Hues and lightness both differ, as everywhere. */
const seriesColours = ['#2c66c3', '#d9730d', '#0b7a6b', '#8a3ea8', '#55606f']

const rowHeight = 27

/** Shares that only grow (or fall) with time as steps, each in the band of its interval, and how many are still followed. */
export function drawCurve(data: CurveData): Canvas {
  const below = 70 + data.series.length * rowHeight
  return drawCard(data, { width: layout.width, bodyHeight: 430 + below }, (context, body) => {
    if (data.series.every((series) => series.points.length === 0)) return drawMessage(context, body, data.noData)
    const entries = data.series.map(({ label }, index) => ({
      label,
      colour: seriesColours[index]!,
      shape: 'line' as const,
    }))
    drawLegend(context, body, entries)
    const names = nameRoom(data)
    const box = { x: body.x + names, y: body.y + 36, width: body.width - names - 20, height: body.height - 36 - below }
    const largest = Math.max(...data.series.flatMap(({ points }) => points.map((point) => point.upper)))
    const axis = { title: data.axis.value, format: 'percent' as const }
    const plot = drawValueLines(context, box, Math.min(1, largest), axis, data)
    const xOf = (x: number) => plot.x + (x / data.end) * plot.width
    for (const [index, series] of data.series.entries()) drawBand(context, plot, xOf, series, seriesColours[index]!)
    for (const [index, series] of data.series.entries()) drawSteps(context, plot, xOf, series, seriesColours[index]!)
    drawFollowed(context, { ...body, y: plot.y + plot.height, height: below }, xOf, data)
  })
}

/** Where several rows of numbers stand under the axis, their names need more room than its labels take. */
function nameRoom({ series }: CurveData): number {
  if (series.length === 1) return 0
  return Math.min(170, Math.max(...series.map(({ label }) => textWidth(label, sizes.small))))
}

type Across = (x: number) => number

function drawBand(context: Context, plot: Plot, xOf: Across, { points }: CurveSeries, colour: string): void {
  context.fillStyle = `${colour}26`
  context.beginPath()
  traceSteps(context, plot, xOf, points, (point) => point.upper)
  for (let index = points.length - 1; index >= 0; index--) {
    const y = heightOf(plot, points[index]!.lower)
    context.lineTo(xOf(points[index + 1]?.x ?? points[index]!.x), y)
    context.lineTo(xOf(points[index]!.x), y)
  }
  context.closePath()
  context.fill()
}

function drawSteps(context: Context, plot: Plot, xOf: Across, { points }: CurveSeries, colour: string): void {
  context.strokeStyle = colour
  context.lineWidth = 3
  context.lineJoin = 'round'
  context.beginPath()
  traceSteps(context, plot, xOf, points, (point) => point.value)
  context.stroke()
}

type Point = CurveSeries['points'][number]

function traceSteps(
  context: Context,
  plot: Plot,
  xOf: Across,
  points: Point[],
  heightAt: (point: Point) => number,
): void {
  for (const [index, point] of points.entries()) {
    const [x, y] = [xOf(point.x), heightOf(plot, heightAt(point))]
    if (index === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
    const next = points[index + 1]
    if (next) context.lineTo(xOf(next.x), y)
  }
}

/** Marks and title of the horizontal axis, and under each mark how many are still followed. */
function drawFollowed(context: Context, box: Box, xOf: Across, data: CurveData): void {
  const middle = { size: sizes.tick, colour: colours.muted, align: 'center' as const }
  for (const tick of data.ticks) drawText(context, String(tick), xOf(tick), box.y + 26, middle)
  const right = { size: sizes.tick, colour: colours.muted, align: 'right' as const }
  const [title, heading] = [data.axis.x, data.axis.followed]
  drawText(context, heading, box.x, box.y + 56, { size: sizes.small, colour: colours.muted, maxWidth: box.width * 0.6 })
  drawText(context, title, box.x + box.width, box.y + 56, right)
  for (const [index, series] of data.series.entries()) {
    const baseline = box.y + 58 + (index + 1) * rowHeight
    const colour = seriesColours[index]!
    const several = data.series.length > 1
    if (several)
      drawText(context, series.label, box.x, baseline, { size: sizes.small, colour, maxWidth: xOf(0) - box.x - 30 })
    for (const [at, tick] of data.ticks.entries()) {
      const followed = series.followed[at] ?? null
      if (followed === null) continue
      const style = { size: sizes.small, colour, align: 'center' as const }
      drawText(context, formatValue(followed, 'count', data), xOf(tick), baseline, style)
    }
  }
}
