import type { Canvas } from 'canvas'
import { type Bar, barsConfiguration } from './bars.ts'
import { drawCard, type Frame } from './card.ts'
import { drawChart } from './chart-canvas.ts'
import { type Box, type Context, drawMessage, drawText } from './draw.ts'
import type { ValueFormat } from './format.ts'
import { layout, sizes } from './theme.ts'

export type BarsPanel = { title: string; bars: Bar[]; format: ValueFormat }

export type PanelsData = Frame & { panels: BarsPanel[] }

const columnGap = 44
const rowGap = 28
const titleHeight = 36
const barHeight = 38

/** Several short lists of bars, two in a row. */
export function drawPanels(data: PanelsData): Canvas {
  const rows = Array.from({ length: Math.ceil(data.panels.length / 2) }, (_, row) =>
    data.panels.slice(2 * row, 2 * row + 2),
  )
  const heights = rows.map((row) => titleHeight + Math.max(...row.map(({ bars }) => bars.length)) * barHeight)
  const bodyHeight = heights.reduce((sum, height) => sum + height + rowGap, -rowGap)
  return drawCard(data, { width: layout.width, bodyHeight: Math.max(200, bodyHeight) }, (context, body) => {
    if (rows.length === 0) return drawMessage(context, body, data.noData)
    const width = (body.width - columnGap) / 2
    let y = body.y
    for (const [index, row] of rows.entries()) {
      for (const [column, panel] of row.entries()) {
        drawPanel(context, panel, { x: body.x + column * (width + columnGap), y, width, height: heights[index]! }, data)
      }
      y += heights[index]! + rowGap
    }
  })
}

function drawPanel(context: Context, { title, bars, format }: BarsPanel, box: Box, frame: Frame): void {
  drawText(context, title, box.x, box.y + 20, { size: sizes.heading, weight: 'bold', maxWidth: box.width })
  const chart = { ...box, y: box.y + titleHeight, height: bars.length * barHeight }
  drawChart(context, barsConfiguration(bars, format, frame, box.width), chart)
}
