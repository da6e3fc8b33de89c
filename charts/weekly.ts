import type { Canvas } from 'canvas'
import type { ChartConfiguration } from 'chart.js'
import { nameAxis, valueAxis } from './axes.ts'
import { type Bar, barsConfiguration } from './bars.ts'
import { drawCard, type Frame } from './card.ts'
import { drawChart } from './chart-canvas.ts'
import { type Box, type Context, drawMessage, drawText, fillBox } from './draw.ts'
import type { Numerals, ValueFormat } from './format.ts'
import { drawLegend } from './legend.ts'
import { drawShares, sharesHeight } from './shares.ts'
import {
  type ClassCode,
  type CouponStatus,
  classColours,
  colours,
  layout,
  pixelRatio,
  sizes,
  statusColours,
} from './theme.ts'
import { drawTiles, type Tile, tilesHeight } from './tiles.ts'

/** A part of the picture; null leaves it out, `failure` says in words why it could not be made. */
export type Panel<T> = T | { failure: string } | null

export type WeeklyData = Frame & {
  tiles: Panel<{ tiles: Tile[] }>
  sales: Panel<WeeklySales>
  classes: Panel<{ title: string; classes: { code: ClassCode; label: string; customers: number }[] }>
  coupons: Panel<{ title: string; statuses: { status: CouponStatus | 'unknown'; label: string; orders: number }[] }>
  places: Panel<{ title: string; bars: Bar[]; format: ValueFormat }>
  /** Stands in a panel whose drawing failed. */
  failure: string
}

export type WeeklySales = {
  title: string
  legend: { thisWeek: string; lastWeek: string }
  /** null where a day has not come yet. */
  days: { label: string; thisWeek: number | null; lastWeek: number | null }[]
}

type Part = { height: number; half: boolean; draw: (context: Context, box: Box) => void }

/** The week in one picture. Panels that are left out give their room to the others; a failing one shows a sentence. */
export function drawWeekly(data: WeeklyData): Canvas {
  const rows = rowsOf(weeklyParts(data))
  const gap = 30
  const heights = rows.map((row) => Math.max(...row.map((part) => part.height)))
  const bodyHeight = Math.max(
    200,
    heights.reduce((total, height) => total + height + gap, -gap),
  )
  return drawCard(data, { width: layout.width, bodyHeight }, (context, body) => {
    if (rows.length === 0) return drawMessage(context, body, data.noData)
    let y = body.y
    for (const [index, row] of rows.entries()) {
      const width = (body.width - (row.length - 1) * 40) / row.length
      for (const [column, part] of row.entries()) {
        const box = { x: body.x + column * (width + 40), y, width, height: heights[index]! }
        drawSafely(context, box, data.failure, part.draw)
      }
      y += heights[index]! + gap
    }
  })
}

export function weeklySalesConfiguration(
  sales: WeeklySales,
  numerals: Numerals,
): ChartConfiguration<'bar', (number | null)[]> {
  const bars = { borderRadius: 4, categoryPercentage: 0.7, barPercentage: 0.92 }
  return {
    type: 'bar',
    data: {
      labels: sales.days.map((day) => day.label),
      datasets: [
        { ...bars, data: sales.days.map((day) => day.lastWeek), backgroundColor: colours.salesBefore },
        { ...bars, data: sales.days.map((day) => day.thisWeek), backgroundColor: colours.sales },
      ],
    },
    options: {
      plugins: { legend: { display: false } },
      scales: { x: nameAxis(), y: valueAxis('money', numerals) },
    },
  }
}

function weeklyParts(data: WeeklyData): Part[] {
  const parts: (Part | null)[] = [
    part(
      data.tiles,
      false,
      ({ tiles }) => tilesHeight(tiles.length),
      (context, box, { tiles }) => {
        drawTiles(context, box, tiles, data)
      },
    ),
    part(
      data.sales,
      false,
      () => 270,
      (context, box, sales) => drawSales(context, box, sales, data),
    ),
    part(
      data.classes,
      false,
      ({ classes }) => 36 + sharesHeight(classes.length, 4),
      (context, box, panel) => {
        const below = titled(context, box, panel.title)
        const shares = panel.classes.map((row) => ({ ...row, value: row.customers, colour: classColours[row.code] }))
        drawSharesOr(context, below, shares, 4, data)
      },
    ),
    part(
      data.coupons,
      true,
      ({ statuses }) => 36 + sharesHeight(statuses.length, 1),
      (context, box, panel) => {
        const below = titled(context, box, panel.title)
        const shares = panel.statuses.map((row) => ({ ...row, value: row.orders, colour: statusColours[row.status] }))
        drawSharesOr(context, below, shares, 1, data)
      },
    ),
    part(
      data.places,
      true,
      ({ bars }) => 36 + Math.max(3, bars.length) * 38,
      (context, box, panel) => {
        const below = titled(context, box, panel.title)
        if (panel.bars.length === 0) return drawMessage(context, below, data.noData)
        const chart = { ...below, height: panel.bars.length * 38 }
        drawChart(context, barsConfiguration(panel.bars, panel.format, data, below.width), chart)
      },
    ),
  ]
  return parts.filter((found) => found !== null)
}

function part<T extends object>(
  panel: Panel<T>,
  half: boolean,
  height: (panel: T) => number,
  draw: (context: Context, box: Box, panel: T) => void,
): Part | null {
  if (panel === null) return null
  if ('failure' in panel)
    return { half, height: 110, draw: (context, box) => drawMessage(context, box, panel.failure as string) }
  return { half, height: height(panel as T), draw: (context, box) => draw(context, box, panel as T) }
}

/** Halves that follow each other share a row. */
function rowsOf(parts: Part[]): Part[][] {
  const rows: Part[][] = []
  for (const next of parts) {
    const last = rows.at(-1)
    if (next.half && last?.length === 1 && last[0]!.half) last.push(next)
    else rows.push([next])
  }
  return rows
}

function drawSales(context: Context, box: Box, sales: WeeklySales, data: WeeklyData): void {
  const below = titled(context, box, sales.title)
  if (sales.days.length === 0) {
    drawMessage(context, below, data.noData)
    return
  }
  drawLegend(context, { ...box, x: box.x + box.width / 2, width: box.width / 2 }, [
    { label: sales.legend.thisWeek, colour: colours.sales, shape: 'bar' },
    { label: sales.legend.lastWeek, colour: colours.salesBefore, shape: 'bar' },
  ])
  drawChart(context, weeklySalesConfiguration(sales, data), below)
}

function drawSharesOr(
  context: Context,
  box: Box,
  shares: Parameters<typeof drawShares>[2],
  columns: number,
  data: WeeklyData,
): void {
  if (shares.every((share) => share.value === 0)) drawMessage(context, box, data.noData)
  else drawShares(context, box, shares, columns, data)
}

/** Writes a panel's heading and returns the room below it. */
function titled(context: Context, box: Box, title: string): Box {
  drawText(context, title, box.x, box.y + 20, { size: sizes.heading, weight: 'bold', maxWidth: box.width })
  return { ...box, y: box.y + 36, height: box.height - 36 }
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
