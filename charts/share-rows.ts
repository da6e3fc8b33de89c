import type { Canvas } from 'canvas'
import type { Chart, ChartConfiguration, Plugin } from 'chart.js'
import { widest } from './bars.ts'
import { drawCard, type Frame } from './card.ts'
import { drawChart } from './chart-canvas.ts'
import { type Box, type Context, drawMessage, drawText, fitText } from './draw.ts'
import { drawHeading, headingHeight, type LegendEntry } from './legend.ts'
import { drawShares, type Share, shareColumns, sharesHeight } from './shares.ts'
import { colours, layout, sizes } from './theme.ts'

/** One whole in parts, e.g. all orders by what became of their coupon. */
export type ShareStrip = { title: string; parts: Share[] }

/** Shares of one group, in the order of the parts; `interval` is that of their sum; `text` stands at the end. */
export type ShareRow = { label: string; shares: number[]; interval: [low: number, high: number] | null; text: string }

export type ShareRows = {
  title: string
  parts: { label: string; colour: string }[]
  rows: ShareRow[]
}

/** Wholes in parts, and below them the same (or some) parts in each group. */
export type ShareRowsData = Frame & { strips: ShareStrip[]; groups: ShareRows | null }

const titleHeight = 36
const rowHeight = 40
const gap = 26

/** Strips of shares above, groups below; as high as what is there. */
export function drawShareRows(data: ShareRowsData): Canvas {
  const parts = [
    ...data.strips.map((strip) => stripPart(strip, data)),
    ...(data.groups ? [groupsPart(data.groups)] : []),
  ]
  const height = parts.reduce((sum, part) => sum + part.height + gap, -gap)
  return drawCard(data, { width: layout.width, bodyHeight: Math.max(200, height) }, (context, body) => {
    if (parts.length === 0) return drawMessage(context, body, data.noData)
    let y = body.y
    for (const part of parts) {
      part.draw(context, { ...body, y, height: part.height })
      y += part.height + gap
    }
  })
}

type Part = { height: number; draw: (context: Context, box: Box) => void }

const inner = layout.width - 2 * layout.margin

function stripPart({ title, parts }: ShareStrip, frame: Frame): Part {
  const columns = shareColumns(
    parts.map((part) => part.label),
    inner,
  )
  return {
    height: titleHeight + sharesHeight(parts.length, columns),
    draw(context, box) {
      drawText(context, title, box.x, box.y + 20, { size: sizes.heading, weight: 'bold', maxWidth: box.width })
      const below = { ...box, y: box.y + titleHeight, height: box.height - titleHeight }
      if (parts.every((part) => part.value === 0)) drawMessage(context, below, frame.noData)
      else drawShares(context, below, parts, columns, frame)
    },
  }
}

function groupsPart(groups: ShareRows): Part {
  const legend: LegendEntry[] = groups.parts.map((part) => ({ ...part, shape: 'bar' }))
  const above = headingHeight(groups.title, legend, inner) + 4
  return {
    height: above + groups.rows.length * rowHeight,
    draw(context, box) {
      drawHeading(context, groups.title, legend, box)
      const chart = { ...box, y: box.y + above, height: groups.rows.length * rowHeight }
      drawChart(context, shareRowsConfiguration(groups, box.width), chart)
    },
  }
}

/** Stacked bars without axes: names on the left, the interval of the sum as a whisker, texts behind. @param width logical pixels */
export function shareRowsConfiguration({ parts, rows }: ShareRows, width: number): ChartConfiguration<'bar', number[]> {
  const names = rows.map((row) => fitText(row.label, width * 0.28, sizes.label))
  const end = (row: ShareRow) => Math.max(row.interval?.[1] ?? 0, sumOf(row))
  const nameRoom = widest(names) + 14
  return {
    type: 'bar',
    data: {
      labels: names,
      datasets: parts.map((part, index) => ({
        label: part.label,
        data: rows.map((row) => row.shares[index] ?? 0),
        backgroundColor: part.colour,
        barThickness: 24,
      })),
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { right: widest(rows.map((row) => row.text)) + 14 } },
      plugins: { legend: { display: false } },
      scales: {
        x: { stacked: true, display: false, min: 0, max: Math.max(...rows.map(end), 0) || 1 },
        y: {
          stacked: true,
          // Left to itself, Chart.js gives names no more than half of the room and cuts them off.
          afterFit: (scale) => {
            scale.width = nameRoom
          },
          grid: { display: false },
          border: { display: false },
          ticks: { autoSkip: false, color: colours.ink, font: { size: sizes.label } },
        },
      },
    },
    plugins: [rowEnds(rows, end)],
  }
}

/** The interval as a whisker over the end of its bar, and the text to the right of both. */
function rowEnds(rows: ShareRow[], end: (row: ShareRow) => number): Plugin {
  return {
    id: 'row-ends',
    afterDatasetsDraw(chart: Chart) {
      const context = chart.ctx as unknown as Context
      const { x, y } = chart.scales
      for (const [index, row] of rows.entries()) {
        const middle = y!.getPixelForValue(index)
        const style = { size: sizes.label, colour: colours.ink }
        drawText(context, row.text, x!.getPixelForValue(end(row)) + 10, middle + 6, style)
        if (!row.interval) continue
        const [low, high] = row.interval.map((value) => x!.getPixelForValue(value)) as [number, number]
        context.fillStyle = colours.ink
        context.fillRect(low, middle - 1, high - low, 2)
        for (const at of [low, high]) context.fillRect(at - 1, middle - 6, 2, 12)
      }
    },
  }
}

function sumOf(row: ShareRow): number {
  return row.shares.reduce((sum, share) => sum + share, 0)
}
