import type {} from '@sgratzl/chartjs-chart-boxplot'
import type { Canvas } from 'canvas'
import type { ChartConfiguration } from 'chart.js'
import { drawCard, type Frame } from './card.ts'
import { drawChart } from './chart-canvas.ts'
import { type Box, type Context, drawMessage, drawText, fillBox } from './draw.ts'
import { compactValue, formatValue, type Numerals, type ValueFormat } from './format.ts'
import { colours, layout, sizes } from './theme.ts'

/** Five numbers, the fences of 1.5 IQR, and what lies outside of them. `outlierSample` may leave some out. */
export type BoxStats = {
  min: number
  q1: number
  median: number
  q3: number
  max: number
  lowerFence: number
  upperFence: number
  outliersAbove: number
  outliersBelow: number
  outlierSample: number[]
}

export type BoxplotData = Frame & {
  /** `note` says in words what lies outside the fences; `stats` is null where the column has no numbers. */
  boxes: { title: string; note: string; format: ValueFormat; stats: BoxStats | null }[]
  labels: { min: string; q1: string; median: string; q3: string; max: string }
}

const boxHeight = 214

/** One lying box plot a column, its outliers as dots, its five numbers in words below. */
export function drawBoxplot(data: BoxplotData): Canvas {
  const count = Math.max(1, data.boxes.length)
  const bodyHeight = count * boxHeight + (count - 1) * layout.gap
  return drawCard(data, { width: layout.width, bodyHeight }, (context, body) => {
    if (data.boxes.length === 0) return drawMessage(context, body, data.noData)
    for (const [index, box] of data.boxes.entries()) {
      const place = { ...body, y: body.y + index * (boxHeight + layout.gap), height: boxHeight }
      drawText(context, box.title, place.x, place.y + 22, { size: sizes.heading, weight: 'bold' })
      const note = { size: sizes.label, colour: colours.bad, align: 'right' as const, maxWidth: place.width - 200 }
      drawText(context, box.note, place.x + place.width, place.y + 22, note)
      const below = { ...place, y: place.y + 34, height: place.height - 34 }
      if (box.stats === null) drawMessage(context, below, data.noData)
      else drawBox(context, below, box.stats, box.format, data)
    }
  })
}

export function boxplotConfiguration(
  stats: BoxStats,
  format: ValueFormat,
  numerals: Numerals,
): ChartConfiguration<'boxplot'> {
  const type = isExtreme(stats) ? 'logarithmic' : 'linear'
  return {
    type: 'boxplot',
    data: {
      labels: [''],
      datasets: [
        {
          data: [
            {
              ...fiveNumbers(stats),
              whiskerMin: Math.max(stats.min, stats.lowerFence),
              whiskerMax: Math.min(stats.max, stats.upperFence),
              outliers: stats.outlierSample,
              mean: Number.NaN,
              items: [],
            },
          ],
          backgroundColor: colours.box,
          borderColor: colours.sales,
          borderWidth: 2.5,
          medianColor: colours.ink,
          outlierBackgroundColor: `${colours.outlier}66`,
          outlierBorderColor: `${colours.outlier}99`,
          outlierBorderWidth: 1,
          outlierRadius: 5,
          clip: 12,
          itemRadius: 0,
          meanRadius: 0,
          barPercentage: 0.8,
          categoryPercentage: 0.9,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { left: 8, right: 20 } },
      minStats: 'min',
      maxStats: 'max',
      plugins: { legend: { display: false } },
      scales: {
        y: { display: false },
        x: {
          type,
          // A logarithmic axis would begin a whole power of ten below the least value.
          ...(type === 'logarithmic' && { min: stats.min * 0.8 }),
          border: { display: false },
          grid: { color: colours.grid },
          ticks: {
            maxTicksLimit: 9,
            maxRotation: 0,
            font: { size: sizes.tick },
            callback: (value) =>
              type === 'linear' || isRound(Number(value)) ? compactValue(Number(value), format, numerals) : '',
          },
        },
      },
    },
  }
}

function drawBox(context: Context, box: Box, stats: BoxStats, format: ValueFormat, data: BoxplotData): void {
  drawChart(context, boxplotConfiguration(stats, format, data), { ...box, height: box.height - 68 })
  const cells = Object.entries(fiveNumbers(stats)) as [keyof BoxplotData['labels'], number][]
  const width = (box.width - 4 * 10) / cells.length
  for (const [index, [name, value]] of cells.entries()) {
    const cell = { x: box.x + index * (width + 10), y: box.y + box.height - 60, width, height: 60 }
    const style = { align: 'center' as const, maxWidth: width - 12 }
    fillBox(context, cell, colours.panel, 10)
    drawText(context, data.labels[name], cell.x + width / 2, cell.y + 23, {
      ...style,
      size: sizes.small,
      colour: colours.muted,
    })
    drawText(context, formatValue(value, format, data), cell.x + width / 2, cell.y + 49, {
      ...style,
      size: 21,
      weight: 'bold',
    })
  }
}

function fiveNumbers({ min, q1, median, q3, max }: BoxStats) {
  return { min, q1, median, q3, max }
}

/** Where a linear axis would press the box into a line, decades are shown; that needs positive numbers. */
function isExtreme(stats: BoxStats): boolean {
  return stats.min > 0 && stats.max > 12 * Math.max(stats.upperFence, stats.q3)
}

/** One digit and zeros, as far as floating point lets it be seen. */
function isRound(value: number): boolean {
  return /^\d(e|$)/.test(Number(value.toPrecision(6)).toExponential())
}
