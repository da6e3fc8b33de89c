import type { Canvas } from 'canvas'
import { drawCard, type Frame } from './card.ts'
import { type Context, drawMessage, drawText, fillBox, textWidth } from './draw.ts'
import { drawValueLines, heightOf, type Plot } from './plot.ts'
import { colours, layout, sizes } from './theme.ts'

export type HistogramData = Frame & {
  /** Width of each bin; the first begins at 0. */
  binWidth: number
  counts: number[]
  /** Named lines at a place of the horizontal axis, in its units. */
  marks: { at: number; label: string }[]
  /** Both with their units. */
  axis: { x: string; value: string }
  /** What lies beyond the last bin, in words; null where nothing does. */
  beyond: string | null
}

const axisHeight = 64

/** How often values fall into bins of equal width, with named lines across. */
export function drawHistogram(data: HistogramData): Canvas {
  return drawCard(data, { width: layout.width, height: layout.height }, (context, body) => {
    if (data.counts.length === 0) return drawMessage(context, body, data.noData)
    const lanes = data.marks.length * 26
    const box = { ...body, height: body.height - axisHeight }
    const largest = Math.max(...data.counts, 1)
    const axis = { title: data.axis.value, format: 'count' as const }
    // The names of the lines stand above the highest bar.
    const whole = drawValueLines(context, { ...box, y: box.y + lanes, height: box.height - lanes }, largest, axis, data)
    drawBins(context, whole, data)
    drawMarks(context, whole, data)
    drawAxis(context, whole, data)
  })
}

function drawBins(context: Context, plot: Plot, { counts }: HistogramData): void {
  const width = plot.width / counts.length
  for (const [index, count] of counts.entries()) {
    if (count === 0) continue
    const y = Math.min(heightOf(plot, count), plot.y + plot.height - 2)
    const bar = { x: plot.x + index * width + 1.5, y, width: width - 3, height: plot.y + plot.height - y }
    fillBox(context, bar, colours.sales, Math.min(4, bar.height / 2))
  }
}

function drawMarks(context: Context, plot: Plot, { marks, counts, binWidth }: HistogramData): void {
  const span = counts.length * binWidth
  for (const [lane, { at, label }] of marks.entries()) {
    if (at > span) continue
    const x = plot.x + (at / span) * plot.width
    const baseline = plot.y - 40 - (marks.length - 1 - lane) * 26
    context.fillStyle = colours.orders
    context.fillRect(x - 1.25, baseline + 6, 2.5, plot.y + plot.height - baseline - 6)
    const style = { size: sizes.small, weight: 'bold' as const, colour: colours.ink, halo: colours.page }
    const width = textWidth(label, style.size, 'bold')
    drawText(context, label, Math.min(x - 4, plot.x + plot.width - width), baseline, style)
  }
}

function drawAxis(context: Context, plot: Plot, { counts, binWidth, axis, beyond }: HistogramData): void {
  const width = plot.width / counts.length
  const every = Math.ceil(64 / width)
  const style = { size: sizes.tick, colour: colours.muted, align: 'center' as const }
  for (let edge = 0; edge <= counts.length; edge += every) {
    drawText(context, String(edge * binWidth), plot.x + edge * width, plot.y + plot.height + 24, style)
  }
  const baseline = plot.y + plot.height + 54
  const small = { size: sizes.tick, colour: colours.muted, maxWidth: plot.width * 0.55 }
  drawText(context, axis.x, plot.x, baseline, small)
  if (beyond)
    drawText(context, beyond, plot.x + plot.width, baseline, { ...small, align: 'right', maxWidth: plot.width * 0.43 })
}
