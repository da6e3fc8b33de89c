import type { Canvas } from 'canvas'
import type { ChartConfiguration } from 'chart.js'
import type {} from 'chartjs-plugin-datalabels'
import { nameAxis, valueAxis } from './axes.ts'
import { drawCard, type Frame } from './card.ts'
import { drawChart } from './chart-canvas.ts'
import { drawMessage } from './draw.ts'
import { formatValue } from './format.ts'
import { drawHeading } from './legend.ts'
import { colours, layout, sizes } from './theme.ts'
import { drawTiles, type Tile, tilesHeight } from './tiles.ts'

export type LifetimeData = Frame & {
  tiles: Tile[]
  /** Customers by their probability of being active, in tenths from 0–10 % up. */
  tenths: number[]
  /** What the bars show and their axes say, with units. */
  words: { heading: string; probability: string; customers: string }
}

/** Key figures of what is expected, and below them how many customers are how surely active. */
export function drawLifetime(data: LifetimeData): Canvas {
  const above = tilesHeight(data.tiles.length)
  return drawCard(data, { width: layout.width, bodyHeight: above + 380 }, (context, body) => {
    drawTiles(context, { ...body, height: above }, data.tiles, data)
    const chart = { ...body, y: body.y + above + 22, height: body.height - above - 22 }
    if (data.tenths.every((customers) => customers === 0)) return drawMessage(context, chart, data.noData)
    drawHeading(context, data.words.heading, [], chart)
    drawChart(context, tenthsConfiguration(data), { ...chart, y: chart.y + 34, height: chart.height - 34 })
  })
}

export function tenthsConfiguration(data: LifetimeData): ChartConfiguration<'bar', number[]> {
  return {
    type: 'bar',
    data: {
      labels: data.tenths.map((_, tenth) => `${tenth * 10}–${(tenth + 1) * 10}%`),
      datasets: [
        {
          data: data.tenths,
          backgroundColor: data.tenths.map((_, tenth) => (tenth < 5 ? colours.salesBefore : colours.sales)),
          borderRadius: 4,
          categoryPercentage: 0.86,
        },
      ],
    },
    options: {
      layout: { padding: { top: 24 } },
      plugins: {
        legend: { display: false },
        datalabels: {
          display: true,
          anchor: 'end',
          align: 'end',
          offset: 0,
          clip: false,
          color: colours.ink,
          font: { size: sizes.small },
          formatter: (value: number) => formatValue(value, 'count', data),
        },
      },
      scales: { x: nameAxis(data.words.probability), y: valueAxis('count', data, colours.muted, data.words.customers) },
    },
  }
}
