import { type Context, drawText, fillBox, textWidth } from './draw.ts'
import { formatValue } from './format.ts'
import { drawHeading, headingHeight, type LegendEntry } from './legend.ts'
import type { Block, Comparison, PortraitData } from './portrait-data.ts'
import { colours, sizes } from './theme.ts'

const rowHeight = 50
const shopColour = colours.salesBefore

/** The customer beside the shop's middle customer: a pair of bars for each measure. */
export function comparisonBlock(data: PortraitData, width: number): Block | null {
  if (data.comparison.length === 0) return null
  const legend: LegendEntry[] = [
    { label: data.comparisonLegend.customer, colour: colours.sales, shape: 'bar' },
    { label: data.comparisonLegend.shop, colour: shopColour, shape: 'bar' },
  ]
  const above = headingHeight(data.comparisonTitle, legend, width) + 6
  return {
    height: above + data.comparison.length * rowHeight - 12,
    draw(context, x, y) {
      drawHeading(context, data.comparisonTitle, legend, { x, y, width })
      for (const [index, row] of data.comparison.entries()) {
        drawPair(context, row, x, y + above + index * rowHeight, width, data)
      }
    },
  }
}

function drawPair(context: Context, row: Comparison, x: number, y: number, width: number, data: PortraitData): void {
  const left = x + 128
  const texts = [row.customer, row.shop].map((value) => formatValue(value, row.format, data))
  const room = x + width - left - Math.max(...texts.map((text) => textWidth(text, sizes.small, 'bold'))) - 10
  const longest = Math.max(row.customer, row.shop, 0) || 1
  drawText(context, row.label, x, y + 22, { size: sizes.small, colour: colours.ink, maxWidth: 120 })
  for (const [index, value] of [row.customer, row.shop].entries()) {
    const top = y + index * 20
    const length = Math.max(4, (Math.max(0, value) / longest) * room)
    fillBox(context, { x: left, y: top, width: length, height: 15 }, index === 0 ? colours.sales : shopColour, 5)
    const style = { size: sizes.small, weight: index === 0 ? ('bold' as const) : ('normal' as const) }
    drawText(context, texts[index]!, left + length + 8, top + 13, style)
  }
}
