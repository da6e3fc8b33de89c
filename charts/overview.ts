import type { Canvas } from 'canvas'
import type { ChartConfiguration } from 'chart.js'
import { nameAxis, valueAxis } from './axes.ts'
import { drawCard, type Frame } from './card.ts'
import { drawChart } from './chart-canvas.ts'
import { drawMessage } from './draw.ts'
import { drawLegend } from './legend.ts'
import { colours, layout } from './theme.ts'
import { drawTiles, type Tile, tilesHeight } from './tiles.ts'

export type OverviewData = Frame & {
  tiles: Tile[]
  /** In time; `label` is short (a day, a week, a month). */
  points: { label: string; sales: number; orders: number }[]
  legend: { sales: string; orders: string }
}

/** Key figures with their changes, and below them sales as bars with orders as a line. */
export function drawOverview(data: OverviewData): Canvas {
  const above = tilesHeight(data.tiles.length)
  return drawCard(data, { width: layout.width, bodyHeight: above + 360 }, (context, body) => {
    drawTiles(context, { ...body, height: above }, data.tiles, data)
    const chart = { ...body, y: body.y + above + 20, height: body.height - above - 20 }
    if (data.points.length === 0) return drawMessage(context, chart, data.noData)
    drawLegend(context, chart, [
      { label: data.legend.sales, colour: colours.sales, shape: 'bar' },
      { label: data.legend.orders, colour: colours.orders, shape: 'line' },
    ])
    drawChart(context, overviewConfiguration(data), { ...chart, y: chart.y + 36, height: chart.height - 36 })
  })
}

export function overviewConfiguration(data: OverviewData): ChartConfiguration<'bar' | 'line', number[]> {
  const many = data.points.length > 60
  return {
    type: 'bar',
    data: {
      labels: data.points.map((point) => point.label),
      datasets: [
        {
          type: 'line',
          data: data.points.map((point) => point.orders),
          yAxisID: 'orders',
          borderColor: colours.orders,
          backgroundColor: colours.orders,
          borderWidth: many ? 2 : 3,
          pointRadius: data.points.length > 31 ? 0 : 4,
          cubicInterpolationMode: 'monotone',
        },
        {
          type: 'bar',
          data: data.points.map((point) => point.sales),
          yAxisID: 'sales',
          backgroundColor: colours.sales,
          borderRadius: many ? 1 : 4,
          categoryPercentage: many ? 0.95 : 0.75,
          maxBarThickness: 56,
        },
      ],
    },
    options: {
      plugins: { legend: { display: false } },
      scales: {
        x: nameAxis(),
        sales: { ...valueAxis('money', data, colours.sales), position: 'left' },
        orders: { ...valueAxis('count', data, colours.orders), position: 'right', grid: { display: false } },
      },
    },
  }
}
