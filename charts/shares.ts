import { type Box, type Context, drawText, fillBox, textWidth } from './draw.ts'
import { formatValue, type Numerals } from './format.ts'
import { colours, inkOn, sizes } from './theme.ts'

export type Share = { label: string; value: number; colour: string }

/** Columns of a legend in a box so wide: as many as leave every name whole, at most four. */
export function shareColumns(labels: string[], width: number): number {
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, sizes.tick))) + 26 + 10 + 58 + 14
  return [4, 3, 2].find((columns) => columns <= labels.length && widest <= width / columns) ?? 1
}

const stripHeight = 38
const rowHeight = 30

/** Height of a strip whose legend stands in so many columns. */
export function sharesHeight(count: number, columns: number): number {
  return stripHeight + 14 + Math.ceil(count / columns) * rowHeight
}

/** Parts of a whole as one strip, with each part's name and share below it. */
export function drawShares(context: Context, box: Box, parts: Share[], columns: number, numerals: Numerals): void {
  const whole = parts.reduce((total, part) => total + part.value, 0)
  const shareOf = (part: Share) => formatValue(part.value / whole, 'percent', numerals)
  let x = box.x
  for (const part of parts) {
    const width = (part.value / whole) * box.width
    const style = { size: sizes.small, weight: 'bold' as const, colour: inkOn(part.colour), align: 'center' as const }
    fillBox(context, { x, y: box.y, width: Math.max(width - 2, 1), height: stripHeight }, part.colour, 5)
    const inside = formatValue(part.value / whole, 'percent', numerals)
    if (textWidth(inside, style.size, 'bold') < width - 12)
      drawText(context, inside, x + width / 2 - 1, box.y + 25, style)
    x += width
  }
  const cell = box.width / columns
  for (const [index, part] of parts.entries()) {
    const left = box.x + (index % columns) * cell
    const baseline = box.y + stripHeight + 34 + Math.floor(index / columns) * rowHeight
    fillBox(context, { x: left, y: baseline - 14, width: 16, height: 16 }, part.colour, 4)
    const share = shareOf(part)
    const shareWidth = textWidth(share, sizes.tick, 'bold')
    const maxWidth = cell - 26 - 10 - shareWidth - 14
    drawText(context, part.label, left + 26, baseline, { size: sizes.tick, maxWidth })
    const after = left + 26 + Math.min(maxWidth, textWidth(part.label, sizes.tick)) + 10
    drawText(context, share, after, baseline, { size: sizes.tick, weight: 'bold', colour: colours.ink })
  }
}
