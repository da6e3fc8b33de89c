import type { Canvas } from 'canvas'
import { drawCard, type Frame } from './card.ts'
import { type Box, type Context, drawMessage, drawText, fillBox } from './draw.ts'
import { compactValue, formatValue } from './format.ts'
import { colours, inkOn, layout, sizes } from './theme.ts'

export type ScoreGridData = Frame & {
  /** Customers and revenue by two scores of 1 to 5, `across` rising to the right and `up` upwards. */
  cells: { across: number; up: number; customers: number; revenue: number }[]
  axis: { across: string; up: string }
  /** Says what stands in a cell. */
  legend: string
  /** Customers by the sum of their scores. */
  sums: { title: string; bars: { label: string; customers: number }[] }
}

const cellHeight = 82
const gridTop = 34
const gridHeight = 5 * cellHeight
const sumsHeight = 190

/** Where the customers are: a heat map of two scores, and below it how many have each sum of scores. */
export function drawScoreGrid(data: ScoreGridData): Canvas {
  const bodyHeight = gridTop + gridHeight + 64 + sumsHeight
  return drawCard(data, { width: layout.width, bodyHeight }, (context, body) => {
    if (data.cells.every((cell) => cell.customers === 0)) return drawMessage(context, body, data.noData)
    drawText(context, data.legend, body.x, body.y + 18, {
      size: sizes.label,
      colour: colours.muted,
      maxWidth: body.width,
    })
    drawCells(context, { ...body, y: body.y + gridTop, height: gridHeight }, data)
    drawSums(context, { ...body, y: body.y + gridTop + gridHeight + 64, height: sumsHeight }, data)
  })
}

function drawCells(context: Context, box: Box, data: ScoreGridData): void {
  const left = box.x + 62
  const width = (box.x + box.width - left) / 5
  const most = Math.max(...data.cells.map((cell) => cell.customers))
  for (const { across, up, customers, revenue } of data.cells) {
    const cell = {
      x: left + (across - 1) * width,
      y: box.y + (5 - up) * cellHeight,
      width: width - 4,
      height: cellHeight - 4,
    }
    // The root spreads the pale end, where most cells are.
    const colour = shade(Math.sqrt(customers / most))
    fillBox(context, cell, colour, 6)
    const style = { colour: inkOn(colour), align: 'center' as const, maxWidth: width - 16 }
    const middle = cell.x + cell.width / 2
    if (customers === 0) {
      drawText(context, '0', middle, cell.y + 46, { ...style, size: sizes.label, colour: colours.faint })
      continue
    }
    const people = formatValue(customers, 'count', data)
    drawText(context, people, middle, cell.y + 36, { ...style, size: 22, weight: 'bold' })
    drawText(context, compactValue(revenue, 'money', data), middle, cell.y + 62, { ...style, size: sizes.tick })
  }
  const label = { size: sizes.label, weight: 'bold' as const }
  for (let score = 1; score <= 5; score++) {
    const middle = left + (score - 0.5) * width - 2
    drawText(context, String(score), middle, box.y + gridHeight + 20, { ...label, align: 'center' })
    drawText(context, String(score), box.x + 34, box.y + (5 - score + 0.5) * cellHeight + 4, label)
  }
  const title = { size: sizes.tick, colour: colours.muted }
  const centre = left + (5 * width) / 2
  drawText(context, data.axis.across, centre, box.y + gridHeight + 46, { ...title, align: 'center' })
  context.save()
  context.translate(box.x + 16, box.y + gridHeight / 2)
  context.rotate(-Math.PI / 2)
  drawText(context, data.axis.up, 0, 0, { ...title, align: 'center' })
  context.restore()
}

function drawSums(context: Context, box: Box, { sums, ...numerals }: ScoreGridData): void {
  drawText(context, sums.title, box.x, box.y + 20, { size: sizes.heading, weight: 'bold', maxWidth: box.width })
  const most = Math.max(...sums.bars.map((bar) => bar.customers))
  const step = box.width / sums.bars.length
  const foot = box.y + box.height - 26
  const room = foot - box.y - 62
  for (const [index, { label, customers }] of sums.bars.entries()) {
    const height = most > 0 ? Math.max(2, (customers / most) * room) : 2
    const bar = { x: box.x + index * step + 4, y: foot - height, width: step - 8, height }
    fillBox(context, bar, colours.sales, Math.min(4, height / 2))
    const style = { size: sizes.small, align: 'center' as const }
    drawText(context, compactValue(customers, 'count', numerals), bar.x + bar.width / 2, bar.y - 7, style)
    drawText(context, label, bar.x + bar.width / 2, foot + 21, { ...style, colour: colours.muted })
  }
}

/** From a pale to the full blue. @param strength 0 to 1 */
function shade(strength: number): string {
  const mix = (pale: number, full: number) => Math.round(pale + (full - pale) * strength)
  const channels = [mix(0xf3, 0x1f), mix(0xf6, 0x4f), mix(0xfa, 0xa3)]
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
