import type { Canvas } from 'canvas'
import type { ChartConfiguration } from 'chart.js'
import type {} from 'chartjs-plugin-datalabels'
import { drawCard, type Frame } from './card.ts'
import { drawChart } from './chart-canvas.ts'
import { drawMessage, drawText, fitText, textWidth } from './draw.ts'
import { formatValue, type Numerals, type ValueFormat } from './format.ts'
import { colours, layout, sizes } from './theme.ts'

/** `note` stands after the value, e.g. a share. `quiet`: not one of those that are compared, e.g. the rest of them. */
export type Bar = { label: string; value: number; colour?: string; note?: string; quiet?: boolean }

export type BarsData = Frame & {
  bars: Bar[]
  format: ValueFormat
  /** What the bars measure, with its unit. */
  measure: string
}

export const barHeight = 44

/** A list of horizontal bars, longest names whole where possible, each with its value. As high as the list needs. */
export function drawBars(data: BarsData): Canvas {
  const bodyHeight = 34 + Math.max(4, data.bars.length) * barHeight
  return drawCard(data, { width: layout.width, bodyHeight }, (context, body) => {
    if (data.bars.length === 0) return drawMessage(context, body, data.noData)
    const style = { size: sizes.label, colour: colours.muted, maxWidth: body.width }
    drawText(context, data.measure, body.x, body.y + 20, style)
    const list = { ...body, y: body.y + 30, height: data.bars.length * barHeight }
    drawChart(context, barsConfiguration(data.bars, data.format, data, list.width), list)
  })
}

/**
 * Bars without axes: names on the left, values at the bars' ends.
 * @param width of the chart in logical pixels, from which names and values take their room
 */
export function barsConfiguration(
  bars: Bar[],
  format: ValueFormat,
  numerals: Numerals,
  width: number,
  options: { labels?: boolean; texts?: string[] } = {},
): ChartConfiguration<'bar'> {
  const names = bars.map((bar) =>
    options.labels === false ? '' : fitText(bar.label, width * (width < 500 ? 0.42 : 0.34), sizes.label),
  )
  const texts = options.texts ?? bars.map((bar) => barText(bar, format, numerals))
  const nameRoom = options.labels === false ? 0 : widest(names) + 14
  return {
    type: 'bar',
    data: {
      labels: names,
      datasets: [
        {
          data: bars.map((bar) => bar.value),
          backgroundColor: bars.map((bar) => bar.colour ?? (bar.quiet ? colours.salesBefore : colours.sales)),
          borderRadius: 4,
          borderSkipped: false,
          barThickness: 24,
          minBarLength: 3,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { right: widest(texts) + 10 } },
      scales: {
        x: { display: false, min: 0, max: Math.max(...bars.map((bar) => bar.value), 0) || 1 },
        y: {
          // Left to itself, Chart.js gives names no more than half of the room and cuts them off.
          afterFit: (scale) => {
            scale.width = nameRoom
          },
          grid: { display: false },
          border: { display: false },
          ticks: { autoSkip: false, color: colours.ink, font: { size: sizes.label } },
        },
      },
      plugins: {
        legend: { display: false },
        datalabels: {
          display: true,
          anchor: 'end',
          align: 'end',
          offset: 4,
          clip: false,
          color: colours.ink,
          font: { size: sizes.label },
          formatter: (_value, { dataIndex }) => texts[dataIndex] ?? '',
        },
      },
    },
  }
}

function barText(bar: Bar, format: ValueFormat, numerals: Numerals): string {
  const value = formatValue(bar.value, format, numerals)
  return bar.note ? `${value}  ${bar.note}` : value
}

/** In logical pixels, at the size of names and values. */
export function widest(texts: string[]): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, sizes.label)))
}
