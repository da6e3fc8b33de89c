import { type Box, type Context, drawText, fillBox, textWidth } from './draw.ts'
import { formatValue, type Numerals } from './format.ts'
import { roundStep } from './plot.ts'
import { colours, sizes } from './theme.ts'

/** A share, 0 to 1. `partial`: of a time that is not over. */
export type HeatmapCell = { value: number; partial: boolean }

/** Red, green and blue from a share of nothing, by the middle of the scale, to its end. */
const shades = [
  [234, 242, 253],
  [150, 187, 240],
  [20, 60, 138],
] as const

/** A cell in the depth of its share, with the share in figures where it fits. @param top end of the scale */
export function drawCell(context: Context, box: Box, cell: HeatmapCell, top: number, numerals: Numerals): void {
  const fill = shade(cell.value / top)
  fillBox(context, box, fill, 4)
  if (cell.partial) outline(context, box)
  const text = cellText(cell.value, box.width, numerals)
  const style = { size: sizes.small, colour: textOn(cell.value / top), align: 'center' as const }
  if (textWidth(text, style.size) <= box.width - 2) {
    drawText(context, text, box.x + box.width / 2, box.y + box.height / 2 + 6, style)
  }
}

/** One place where there is room for it, or where it is the only figure that tells small shares apart. */
function cellText(value: number, width: number, numerals: Numerals): string {
  const exact = value === 0 ? '0%' : formatValue(value, 'percent', numerals)
  if (value < 0.0995 || textWidth(exact, sizes.small) <= width - 12) return exact
  return `${Math.round(value * 100)}%`
}

/** The dashes around what is not over. */
export function outline(context: Context, box: Box): void {
  context.strokeStyle = colours.spike
  context.lineWidth = 2.5
  context.setLineDash([6, 4])
  context.beginPath()
  context.roundRect(box.x + 1.5, box.y + 1.5, box.width - 3, box.height - 3, 3)
  context.stroke()
  context.setLineDash([])
}

/** @param depth 0 to 1 */
export function shade(depth: number): string {
  const [from, to] = depth < 0.5 ? [shades[0], shades[1]] : [shades[1], shades[2]]
  const part = depth < 0.5 ? depth * 2 : depth * 2 - 1
  const channels = from.map((channel, index) => Math.round(channel + (to[index]! - channel) * part))
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** Ink and white are equally far from the shade at seven tenths of the scale. */
function textOn(depth: number): string {
  return depth < 0.7 ? colours.ink : colours.page
}

/** The end of the scale: a round share not below the largest. */
export function scaleTop(largest: number): number {
  const step = roundStep(largest / 5)
  return largest > 0 ? Math.min(1, Math.ceil(largest / step - 1e-9) * step) : 0.01
}
