import { type Box, type Context, drawText, textWidth } from './draw.ts'
import { formatValue, type Numerals, type ValueFormat } from './format.ts'
import { colours, sizes } from './theme.ts'

/** Where values lie in a plot: its box without the axes' labels, and the value at the upper edge. Logical pixels. */
export type Plot = Box & { top: number }

/**
 * The horizontal lines of a value axis from zero, each with its value at the left, and the axis' title above them.
 * @param largest that must fit; the axis ends at a round value above it
 */
export function drawValueLines(
  context: Context,
  box: Box,
  largest: number,
  axis: { title: string; format: ValueFormat },
  numerals: Numerals,
): Plot {
  const step = roundStep(largest / 4, axis.format === 'percent' ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10])
  const lines = Math.max(1, Math.ceil(largest / step - 1e-9))
  const labels = Array.from({ length: lines + 1 }, (_, line) => axisValue(line * step, step, axis.format, numerals))
  const room = Math.max(...labels.map((label) => textWidth(label, sizes.tick))) + 12
  const plot = { x: box.x + room, y: box.y + 40, width: box.width - room, height: box.height - 40, top: lines * step }
  drawText(context, axis.title, box.x, box.y + 16, { size: sizes.tick, colour: colours.muted, maxWidth: box.width })
  for (const [line, label] of labels.entries()) {
    const y = heightOf(plot, line * step)
    context.fillStyle = colours.grid
    context.fillRect(plot.x, y - 0.75, plot.width, 1.5)
    drawText(context, label, plot.x - 10, y + 6, { size: sizes.tick, colour: colours.muted, align: 'right' })
  }
  return plot
}

/** The height at which a value lies, from the top of the picture. */
export function heightOf(plot: Plot, value: number): number {
  return plot.y + plot.height * (1 - value / plot.top)
}

/** One of the digits (the last of which is 10) times a power of ten, not below the wish. */
export function roundStep(wished: number, digits: number[] = [1, 2, 5, 10]): number {
  if (!(wished > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(wished) + 1e-9)
  return digits.map((digit) => digit * power).find((step) => step >= wished * (1 - 1e-9))!
}

function axisValue(value: number, step: number, format: ValueFormat, numerals: Numerals): string {
  if (format !== 'percent') return formatValue(value, format, numerals)
  // As many places as the step has, and no more.
  const places = [0, 1, 2].find((digits) => Math.abs(step * 100 - Number((step * 100).toFixed(digits))) < 1e-9) ?? 2
  return `${(value * 100).toFixed(value === 0 ? 0 : places)}%`
}
