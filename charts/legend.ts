import { type Box, type Context, drawText, fillBox, fillCircle, textWidth } from './draw.ts'
import { colours, sizes } from './theme.ts'

export type LegendEntry = { label: string; colour: string; shape: 'bar' | 'line' | 'dot' }

/** Names what is drawn in one line from the left edge of a box, 24 high; entries that do not fit are shortened. */
export function drawLegend(context: Context, box: Box, entries: LegendEntry[], size: number = sizes.tick): void {
  let x = box.x
  const room = box.width / entries.length
  for (const { label, colour, shape } of entries) {
    drawSign(context, x, box.y + 12, colour, shape)
    const maxWidth = Math.max(room, box.x + box.width - x) - 54
    drawText(context, label, x + 30, box.y + 18, { size, colour: colours.ink, maxWidth })
    x += Math.min(maxWidth, textWidth(label, size)) + 54
  }
}

function drawSign(context: Context, x: number, middle: number, colour: string, shape: LegendEntry['shape']): void {
  if (shape === 'bar') fillBox(context, { x: x + 2, y: middle - 8, width: 18, height: 16 }, colour, 4)
  else if (shape === 'line') fillBox(context, { x, y: middle - 1.5, width: 22, height: 3 }, colour, 1.5)
  if (shape !== 'bar') fillCircle(context, x + 11, middle, shape === 'dot' ? 8 : 5, colour)
}
