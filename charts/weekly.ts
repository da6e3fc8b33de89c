import type { Canvas } from 'canvas'
import { drawCard } from './card.ts'
import { type Box, type Context, drawMessage, fillBox } from './draw.ts'
import { colours, layout, pixelRatio } from './theme.ts'
import type { Panel, WeeklyData } from './weekly-data.ts'
import { classesPart, couponsPart, type Part, placesPart, salesPart, tilesPart } from './weekly-panels.ts'

const rowGap = 30
const columnGap = 44

/** The week in one picture. Panels that are left out give their room to the others; a failing one shows a sentence. */
export function drawWeekly(data: WeeklyData): Canvas {
  const rows = weeklyRows(data)
  const heights = rows.map((row) => Math.max(...row.map((part) => part.height)))
  const bodyHeight = heights.reduce((total, height) => total + height + rowGap, -rowGap)
  return drawCard(data, { width: layout.width, bodyHeight: Math.max(200, bodyHeight) }, (context, body) => {
    if (rows.length === 0) return drawMessage(context, body, data.noData)
    let y = body.y
    for (const [index, row] of rows.entries()) {
      const width = columnWidth(row.length)
      for (const [column, part] of row.entries()) {
        const box = { x: body.x + column * (width + columnGap), y, width, height: part.height }
        drawSafely(context, box, data.failure, part.draw)
      }
      y += heights[index]! + rowGap
    }
  })
}

/** Coupons and places share a row where both are there; every other panel has its own. */
function weeklyRows(data: WeeklyData): Part[][] {
  const { tiles, sales, classes, coupons, places, failure } = data
  const half = columnWidth(coupons !== null && places !== null ? 2 : 1)
  const rows = [
    [partOf(tiles, failure, (panel) => tilesPart(panel, data))],
    [partOf(sales, failure, (panel) => salesPart(panel, data))],
    [partOf(classes, failure, (panel) => classesPart(panel, data))],
    [
      partOf(coupons, failure, (panel) => couponsPart(panel, half, data)),
      partOf(places, failure, (panel) => placesPart(panel, data)),
    ],
  ]
  return rows.map((row) => row.filter((part) => part !== null)).filter((row) => row.length > 0)
}

function columnWidth(columns: number): number {
  return (layout.width - 2 * layout.margin - (columns - 1) * columnGap) / columns
}

function partOf<T extends object>(panel: Panel<T>, failure: string, make: (panel: T) => Part): Part | null {
  if (panel === null) return null
  if ('failure' in panel) return messagePart(panel.failure)
  try {
    return make(panel)
  } catch {
    return messagePart(failure)
  }
}

function messagePart(message: string): Part {
  return { height: 120, draw: (context, box) => drawMessage(context, box, message) }
}

/** A panel that throws must not lose the picture: what it drew is covered by the message. */
function drawSafely(context: Context, box: Box, failure: string, draw: Part['draw']): void {
  try {
    draw(context, box)
  } catch {
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    fillBox(context, box, colours.page, 0)
    drawMessage(context, box, failure)
  }
}
