import type { ChartConfiguration } from 'chart.js'
import { nameAxis, valueAxis } from './axes.ts'
import { barsConfiguration } from './bars.ts'
import type { Frame } from './card.ts'
import { drawChart } from './chart-canvas.ts'
import { type Box, type Context, drawMessage } from './draw.ts'
import type { Numerals } from './format.ts'
import { drawHeading, headingHeight, type LegendEntry } from './legend.ts'
import { drawShares, type Share, shareColumns, sharesHeight } from './shares.ts'
import { classColours, colours, layout, statusColours } from './theme.ts'
import { drawTiles, type Tile, tilesHeight } from './tiles.ts'
import type { WeeklyClasses, WeeklyCoupons, WeeklyPlaces, WeeklySales } from './weekly-data.ts'

/** A panel that knows its height; drawing may fail. */
export type Part = { height: number; draw: (context: Context, box: Box) => void }

export function tilesPart({ tiles }: { tiles: Tile[] }, frame: Frame): Part {
  return { height: tilesHeight(tiles.length), draw: (context, box) => drawTiles(context, box, tiles, frame) }
}

export function salesPart(sales: WeeklySales, frame: Frame): Part {
  const legend: LegendEntry[] = [
    { label: sales.legend.thisWeek, colour: colours.sales, shape: 'bar' },
    { label: sales.legend.lastWeek, colour: colours.salesBefore, shape: 'bar' },
  ]
  return {
    height: 280,
    draw(context, box) {
      const below = drawTitle(context, box, sales.title, legend)
      const empty = sales.days.every((day) => day.thisWeek === null && day.lastWeek === null)
      if (empty) drawMessage(context, below, frame.noData)
      else drawChart(context, weeklySalesConfiguration(sales, frame), below)
    },
  }
}

/** This week's days beside those of the week before. */
export function weeklySalesConfiguration(
  sales: WeeklySales,
  numerals: Numerals,
): ChartConfiguration<'bar', (number | null)[]> {
  const bars = { borderRadius: 4, categoryPercentage: 0.7, barPercentage: 0.92, maxBarThickness: 48 }
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

export function classesPart(panel: WeeklyClasses, frame: Frame): Part {
  const shares = panel.classes.map(({ code, label, customers }) => {
    return { label, value: customers, colour: classColours[code] }
  })
  return sharesPart(panel.title, shares, layout.width - 2 * layout.margin, frame)
}

/** @param width of the panel, from which the names' columns follow */
export function couponsPart(panel: WeeklyCoupons, width: number, frame: Frame): Part {
  const shares = panel.statuses.map(({ status, label, orders }) => {
    return { label, value: orders, colour: statusColours[status] }
  })
  return sharesPart(panel.title, shares, width, frame)
}

export function placesPart(panel: WeeklyPlaces, frame: Frame): Part {
  const rowHeight = 38
  return {
    height: titleHeight + Math.max(3, panel.bars.length) * rowHeight,
    draw(context, box) {
      const below = drawTitle(context, box, panel.title)
      const chart = { ...below, height: panel.bars.length * rowHeight }
      if (panel.bars.length === 0) drawMessage(context, below, frame.noData)
      else drawChart(context, barsConfiguration(panel.bars, panel.format, frame, below.width), chart)
    },
  }
}

function sharesPart(title: string, shares: Share[], width: number, frame: Frame): Part {
  const columns = shareColumns(
    shares.map((share) => share.label),
    width,
  )
  return {
    height: titleHeight + sharesHeight(shares.length, columns),
    draw(context, box) {
      const below = drawTitle(context, box, title)
      if (shares.every((share) => share.value === 0)) drawMessage(context, below, frame.noData)
      else drawShares(context, below, shares, columns, frame)
    },
  }
}

const titleHeight = 36

/** Writes a panel's heading and returns the room below it. */
function drawTitle(context: Context, box: Box, title: string, legend: LegendEntry[] = []): Box {
  drawHeading(context, title, legend, box)
  const height = headingHeight(title, legend, box.width) + titleHeight - 34
  return { ...box, y: box.y + height, height: box.height - height }
}
