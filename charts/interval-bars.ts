import type { Canvas } from 'canvas'
import { drawCard, type Frame } from './card.ts'
import { type Box, type Context, drawMessage, drawText, fillBox, textWidth } from './draw.ts'
import { formatValue } from './format.ts'
import { colours, layout, sizes } from './theme.ts'

/** A share with the interval that it lies in; `note` stands under the name, e.g. how many it rests on. */
export type IntervalBar = { label: string; note: string; value: number; lower: number; upper: number }

export type IntervalBarsData = Frame & {
  bars: IntervalBar[]
  /** What the bars measure. */
  measure: string
}

const rowHeight = 62

/** Lying bars of shares, each with the line of its interval and both in figures. */
export function drawIntervalBars(data: IntervalBarsData): Canvas {
  const bodyHeight = 40 + Math.max(3, data.bars.length) * rowHeight
  return drawCard(data, { width: layout.width, bodyHeight }, (context, body) => {
    if (data.bars.length === 0) return drawMessage(context, body, data.noData)
    drawText(context, data.measure, body.x, body.y + 18, {
      size: sizes.label,
      colour: colours.muted,
      maxWidth: body.width,
    })
    const names = Math.max(
      ...data.bars.flatMap((bar) => [textWidth(bar.label, sizes.label), textWidth(bar.note, sizes.small)]),
    )
    const figures = Math.max(...data.bars.map((bar) => textWidth(intervalText(bar, data), sizes.small))) + 12
    const left = body.x + Math.min(names, body.width * 0.34) + 16
    const track = { x: left, y: body.y + 36, width: body.x + body.width - left - figures, height: rowHeight }
    const top = Math.max(...data.bars.map((bar) => bar.upper)) || 1
    for (const [index, bar] of data.bars.entries()) {
      drawRow(context, body.x, { ...track, y: track.y + index * rowHeight }, bar, top, data)
    }
  })
}

function drawRow(context: Context, x: number, track: Box, bar: IntervalBar, top: number, data: IntervalBarsData): void {
  const room = track.x - x - 10
  const middle = track.y + rowHeight / 2
  drawText(context, bar.label, x, middle - 3, { size: sizes.label, maxWidth: room })
  drawText(context, bar.note, x, middle + 19, { size: sizes.small, colour: colours.muted, maxWidth: room })
  const at = (value: number) => track.x + (value / top) * track.width
  fillBox(
    context,
    { x: track.x, y: middle - 14, width: Math.max(3, at(bar.value) - track.x), height: 28 },
    colours.salesBefore,
    4,
  )
  context.fillStyle = colours.ink
  context.fillRect(at(bar.lower), middle - 1.5, Math.max(2, at(bar.upper) - at(bar.lower)), 3)
  for (const end of [bar.lower, bar.upper]) context.fillRect(at(end) - 1.5, middle - 9, 3, 18)
  const right = track.x + track.width + 12
  drawText(context, formatValue(bar.value, 'percent', data), right, middle - 3, { size: sizes.label, weight: 'bold' })
  drawText(context, intervalText(bar, data), right, middle + 19, { size: sizes.small, colour: colours.muted })
}

function intervalText({ lower, upper }: IntervalBar, data: IntervalBarsData): string {
  return `${formatValue(lower, 'percent', data).replace('%', '')}–${formatValue(upper, 'percent', data)}`
}
