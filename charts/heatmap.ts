import type { Canvas } from 'canvas'
import { drawCard, type Frame } from './card.ts'
import { type Box, type Context, drawMessage, drawText, textWidth } from './draw.ts'
import { formatValue } from './format.ts'
import { drawCell, type HeatmapCell, outline, scaleTop, shade } from './heatmap-cell.ts'
import { colours, layout, sizes } from './theme.ts'

export type HeatmapRow = { label: string; size: string; cells: (HeatmapCell | null)[] }

export type HeatmapData = Frame & {
  /** Headings: of the rows' names, of their sizes, and over all columns. */
  headings: { row: string; size: string; columns: string }
  columns: string[]
  /** Cells that cannot be known yet are null, or left out at the end. */
  rows: HeatmapRow[]
  /** A last row apart from the others, such as their mean. */
  summary: HeatmapRow | null
  /** `partial` is null where no cell is. */
  legend: { scale: string; partial: string | null; unknown: string }
}

const rowHeight = 40
const headHeight = 62
const legendHeight = 54
const gap = 2

/** Shares in rows and columns, deeper where larger. What is not known yet stays white; 0 % is pale and says so. */
export function drawHeatmap(data: HeatmapData): Canvas {
  const rows = [...data.rows, ...(data.summary ? [data.summary] : [])]
  const bodyHeight = headHeight + rows.length * rowHeight + (data.summary ? 10 : 0) + legendHeight
  return drawCard(data, { width: layout.width, bodyHeight: Math.max(240, bodyHeight) }, (context, body) => {
    if (data.rows.length === 0) return drawMessage(context, body, data.noData)
    const values = rows.flatMap((row) => row.cells.map((cell) => cell?.value ?? 0))
    const top = scaleTop(Math.max(...values))
    const columns = layColumns(data, rows, body)
    drawHead(context, data, columns, body)
    let y = body.y + headHeight
    for (const row of data.rows) {
      drawRow(context, row, columns, y, top, 'normal', data)
      y += rowHeight
    }
    if (data.summary) drawRow(context, data.summary, columns, y + 10, top, 'bold', data)
    const below = y + (data.summary ? rowHeight + 10 : 0)
    drawScale(context, { ...body, y: below, height: legendHeight }, top, data)
  })
}

type Columns = { name: number; size: number; first: number; width: number }

function layColumns(data: HeatmapData, rows: HeatmapRow[], body: Box): Columns {
  const widestOf = (texts: string[]) => Math.max(...texts.map((text) => textWidth(text, sizes.small, 'bold')))
  const names = widestOf([data.headings.row, ...rows.map((row) => row.label)]) + 10
  const counts = widestOf([data.headings.size, ...rows.map((row) => row.size)]) + 14
  const first = body.x + names + counts
  const width = Math.min(110, (body.x + body.width - first) / data.columns.length)
  return { name: body.x, size: first - 14, first, width }
}

function drawHead(context: Context, data: HeatmapData, columns: Columns, body: Box): void {
  const style = { size: sizes.small, colour: colours.muted }
  const baseline = body.y + headHeight - 12
  drawText(context, data.headings.columns, columns.first, body.y + 20, {
    ...style,
    maxWidth: body.x + body.width - columns.first,
  })
  drawText(context, data.headings.row, columns.name, baseline, style)
  drawText(context, data.headings.size, columns.size, baseline, { ...style, align: 'right' })
  for (const [index, label] of data.columns.entries()) {
    const middle = columns.first + (index + 0.5) * columns.width
    drawText(context, label, middle, baseline, { ...style, align: 'center', maxWidth: columns.width })
  }
}

function drawRow(
  context: Context,
  row: HeatmapRow,
  columns: Columns,
  y: number,
  top: number,
  weight: 'normal' | 'bold',
  data: HeatmapData,
): void {
  const baseline = y + rowHeight / 2 + 6
  drawText(context, row.label, columns.name, baseline, { size: sizes.small, weight })
  drawText(context, row.size, columns.size, baseline, {
    size: sizes.small,
    weight,
    colour: colours.muted,
    align: 'right',
  })
  for (const [index, cell] of row.cells.slice(0, data.columns.length).entries()) {
    if (cell === null) continue
    const box = {
      x: columns.first + index * columns.width + gap / 2,
      y: y + gap / 2,
      width: columns.width - gap,
      height: rowHeight - gap,
    }
    drawCell(context, box, cell, top, data)
  }
}

/** What depth, dashes and white mean. */
function drawScale(context: Context, box: Box, top: number, data: HeatmapData): void {
  const style = { size: sizes.small, colour: colours.muted }
  const baseline = box.y + 38
  const strip = { y: baseline - 16, width: 120, height: 20 }
  let x = box.x
  const write = (text: string) => {
    drawText(context, text, x, baseline, style)
    x += textWidth(text, style.size)
  }
  write(`${data.legend.scale} 0% `)
  for (let step = 0; step < strip.width; step++) {
    context.fillStyle = shade(step / (strip.width - 1))
    context.fillRect(x + step, strip.y, 1.2, strip.height)
  }
  x += strip.width + 6
  write(top < 0.01 ? formatValue(top, 'percent', data) : `${Math.round(top * 100)}%`)
  x += 28
  if (data.legend.partial) {
    outline(context, { x, y: strip.y, width: 30, height: strip.height })
    x += 38
    write(data.legend.partial)
    x += 28
  }
  drawText(context, data.legend.unknown, x, baseline, { ...style, maxWidth: box.x + box.width - x })
}
