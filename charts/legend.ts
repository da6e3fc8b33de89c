import { type Box, type Context, drawText, fillBox, fillCircle, textWidth } from './draw.ts'
import { colours, sizes } from './theme.ts'

/** The sign before a name and the room after it. */
const entryGap = 54

export type LegendEntry = { label: string; colour: string; shape: 'bar' | 'line' | 'dot' }

/** Width of a legend whose entries are all whole. */
export function legendWidth(entries: LegendEntry[], size: number = sizes.tick): number {
  return entries.reduce((total, entry) => total + textWidth(entry.label, size) + entryGap, 30 - entryGap)
}

/**
 * A heading with its legend at the right end of the same line, or below where there is no room.
 * @returns the height taken: 34, or 66 with a line of its own for the legend
 */
export function headingHeight(title: string, entries: LegendEntry[], width: number): number {
  const beside = textWidth(title, sizes.heading, 'bold') + 28 + legendWidth(entries, sizes.small) <= width
  return beside || entries.length === 0 ? 34 : 66
}

/** See {@link headingHeight}. */
export function drawHeading(context: Context, title: string, entries: LegendEntry[], box: Omit<Box, 'height'>): void {
  drawText(context, title, box.x, box.y + 20, { size: sizes.heading, weight: 'bold', maxWidth: box.width })
  if (entries.length === 0) return
  const width = legendWidth(entries, sizes.small)
  const place =
    headingHeight(title, entries, box.width) === 34
      ? { x: box.x + box.width - width, y: box.y + 2, width, height: 24 }
      : { x: box.x, y: box.y + 34, width: box.width, height: 24 }
  drawLegend(context, place, entries, sizes.small)
}

/** Names what is drawn in one line from the left edge of a box, 24 high; entries that do not fit are shortened. */
export function drawLegend(context: Context, box: Box, entries: LegendEntry[], size: number = sizes.tick): void {
  let x = box.x
  const room = box.width / entries.length
  const roomy = legendWidth(entries, size) <= box.width
  for (const { label, colour, shape } of entries) {
    drawSign(context, x, box.y + 12, colour, shape)
    const maxWidth = roomy ? undefined : room - entryGap
    drawText(context, label, x + 30, box.y + 18, { size, colour: colours.ink, maxWidth })
    x += Math.min(maxWidth ?? Number.POSITIVE_INFINITY, textWidth(label, size)) + entryGap
  }
}

function drawSign(context: Context, x: number, middle: number, colour: string, shape: LegendEntry['shape']): void {
  if (shape === 'bar') fillBox(context, { x: x + 2, y: middle - 8, width: 18, height: 16 }, colour, 4)
  else if (shape === 'line') fillBox(context, { x, y: middle - 1.5, width: 22, height: 3 }, colour, 1.5)
  if (shape !== 'bar') fillCircle(context, x + 11, middle, shape === 'dot' ? 8 : 5, colour)
}
