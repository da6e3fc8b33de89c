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

export type PredictionData = Frame & {
  tiles: Tile[]
  /** Per customer of a group: what was predicted, and what came. */
  groups: { label: string; predicted: number; actual: number }[]
  words: { heading: string; predicted: string; actual: string; group: string; value: string }
}

/** A forecast beside what happened: totals above, means by group below. */
export function drawPrediction(data: PredictionData): Canvas {
  const above = tilesHeight(data.tiles.length)
  return drawCard(data, { width: layout.width, bodyHeight: above + 430 }, (context, body) => {
    drawTiles(context, { ...body, height: above }, data.tiles, data)
    const chart = { ...body, y: body.y + above + 22, height: body.height - above - 22 }
    if (data.groups.length === 0) return drawMessage(context, chart, data.noData)
    drawHeading(context, data.words.heading, [], chart)
    const legend = [
      { label: data.words.predicted, colour: colours.orders, shape: 'bar' as const },
      { label: data.words.actual, colour: colours.sales, shape: 'bar' as const },
    ]
    drawHeading(context, '', legend, { ...chart, y: chart.y + 30 })
    drawChart(context, predictionConfiguration(data), { ...chart, y: chart.y + 66, height: chart.height - 66 })
  })
}

export function predictionConfiguration(data: PredictionData): ChartConfiguration<'bar', number[]> {
  const series = (measure: 'predicted' | 'actual', colour: string) => ({
    data: data.groups.map((group) => group[measure]),
    backgroundColor: colour,
    borderRadius: 4,
    categoryPercentage: 0.84,
    barPercentage: 0.96,
  })
  return {
    type: 'bar',
    data: {
      labels: data.groups.map((group) => group.label),
      datasets: [series('predicted', colours.orders), series('actual', colours.sales)],
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
          font: { size: sizes.footer },
          formatter: (value: number) => formatValue(value, 'decimal', data),
        },
      },
      scales: {
        x: nameAxis(data.words.group),
        y: valueAxis('decimal', data, colours.muted, data.words.value),
      },
    },
  }
}
