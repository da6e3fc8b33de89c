import type { Canvas } from 'canvas'
import { drawCard, type Frame } from './card.ts'
import { type Box, type Context, drawMessage, drawText, fillBox } from './draw.ts'
import { compactValue, formatValue } from './format.ts'
import { colours, inkOn, layout, sizes } from './theme.ts'

/** A probability with the customers that it is the mean of; null where nobody is. */
export type ActivityCell = { probability: number; customers: number } | null

export type ActivityData = Frame & {
  rows: { label: string; cells: ActivityCell[] }[]
  columns: string[]
  /** What rows, columns and the two numbers of a cell are. */
  words: { rows: string; columns: string; cell: string }
}

const rowHeight = 56
const nameWidth = 118
const gap = 4

/** How probably customers are still active, by how much they have bought and how long ago: a table in colours. */
export function drawActivity(data: ActivityData): Canvas {
  const bodyHeight = 96 + data.rows.length * rowHeight
  return drawCard(data, { width: layout.width, bodyHeight }, (context, body) => {
    if (data.rows.every((row) => row.cells.every((cell) => cell === null))) {
      return drawMessage(context, body, data.noData)
    }
    drawText(context, data.words.cell, body.x, body.y + 20, { size: sizes.label, maxWidth: body.width })
    const width = (body.width - nameWidth) / data.columns.length
    const centre = (column: number) => body.x + nameWidth + (column + 0.5) * width
    const quiet = { size: sizes.small, colour: colours.muted }
    const right = { ...quiet, align: 'right' as const }
    drawText(context, data.words.rows, body.x, body.y + 84, { ...quiet, maxWidth: nameWidth - 8 })
    drawText(context, data.words.columns, body.x + body.width, body.y + 54, right)
    for (const [column, label] of data.columns.entries()) {
      drawText(context, label, centre(column), body.y + 84, { ...quiet, align: 'center', maxWidth: width })
    }
    for (const [index, row] of data.rows.entries()) {
      const y = body.y + 96 + index * rowHeight
      drawText(context, row.label, body.x, y + rowHeight / 2 + 4, { size: sizes.label, maxWidth: nameWidth - 8 })
      for (const [column, cell] of row.cells.entries()) {
        const x = body.x + nameWidth + column * width
        drawCell(context, { x, y, width: width - gap, height: rowHeight - gap }, cell, data)
      }
    }
  })
}

function drawCell(context: Context, box: Box, cell: ActivityCell, data: ActivityData): void {
  const colour = cell ? shade(cell.probability) : colours.panel
  fillBox(context, box, colour, 6)
  if (!cell) return
  const middle = box.x + box.width / 2
  const ink = { colour: inkOn(colour), align: 'center' as const, maxWidth: box.width - 6 }
  const share = `${Math.round(cell.probability * 100)}%`
  drawText(context, share, middle, box.y + 24, { ...ink, size: sizes.label, weight: 'bold' })
  const customers =
    cell.customers < 10_000 ? formatValue(cell.customers, 'count', data) : compactValue(cell.customers, 'count', data)
  drawText(context, customers, middle, box.y + 44, { ...ink, size: sizes.footer })
}

/** From the colour of those who are gone, over white, to that of those who are there. */
export function shade(probability: number): string {
  const [from, to] = probability < 0.5 ? [GONE, UNSURE] : [UNSURE, HERE]
  const part = probability < 0.5 ? probability * 2 : probability * 2 - 1
  const channels = from.map((value, i) => Math.round(value + (to[i]! - value) * part))
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

const GONE = [217, 115, 13] as const
const UNSURE = [247, 244, 238] as const
const HERE = [31, 79, 163] as const
