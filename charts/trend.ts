import type { Canvas } from 'canvas'
import type { Chart, ChartConfiguration, Plugin } from 'chart.js'
import { nameAxis, valueAxis } from './axes.ts'
import { drawCard, type Frame } from './card.ts'
import { drawChart } from './chart-canvas.ts'
import { type Context, drawMessage, drawText, textWidth } from './draw.ts'
import type { ValueFormat } from './format.ts'
import { drawLegend, type LegendEntry } from './legend.ts'
import { colours, layout, sizes } from './theme.ts'

export type TrendData = Frame & {
  /** By month, day of month, weekday or hour. `median`: of the calendar days that occurred, null where none did. */
  buckets: { label: string; value: number; median?: number | null }[]
  format: ValueFormat
  /** Axis titles with units; `median` is null where no median is shown. */
  axis: { bucket: string; value: string; median: string | null }
  legend: { value: string; median: string | null }
  /** Buckets that one calendar day makes high: they are coloured and named, not taken for a habit. */
  spikes: { index: number; label: string }[]
}

/** One measure over the buckets of a calendar as bars, the median day as a line, single-day spikes called by name. */
export function drawTrend(data: TrendData): Canvas {
  return drawCard(data, { width: layout.width, height: layout.height }, (context, body) => {
    if (data.buckets.length === 0) return drawMessage(context, body, data.noData)
    const entries: LegendEntry[] = [{ label: data.legend.value, colour: colours.sales, shape: 'bar' }]
    if (data.legend.median) entries.push({ label: data.legend.median, colour: colours.orders, shape: 'line' })
    drawLegend(context, body, entries)
    const below = { ...body, y: body.y + 34, height: body.height - 34 }
    drawChart(context, trendConfiguration(data), below)
  })
}

export function trendConfiguration(data: TrendData): ChartConfiguration<'bar' | 'line', (number | null)[]> {
  const spikes = new Set(data.spikes.map((spike) => spike.index))
  const medians = data.axis.median !== null && data.buckets.some((bucket) => (bucket.median ?? null) !== null)
  return {
    type: 'bar',
    data: {
      labels: data.buckets.map((bucket) => bucket.label),
      datasets: [
        ...(medians
          ? [
              {
                type: 'line' as const,
                data: data.buckets.map((bucket) => bucket.median ?? null),
                yAxisID: 'median',
                borderColor: colours.orders,
                backgroundColor: colours.orders,
                borderWidth: 3,
                pointRadius: data.buckets.length > 24 ? 3 : 5,
                cubicInterpolationMode: 'monotone' as const,
                spanGaps: true,
              },
            ]
          : []),
        {
          type: 'bar' as const,
          data: data.buckets.map((bucket) => bucket.value),
          yAxisID: 'value',
          backgroundColor: data.buckets.map((_, index) => (spikes.has(index) ? colours.salesBefore : colours.sales)),
          borderRadius: 4,
          categoryPercentage: 0.8,
          maxBarThickness: 72,
        },
      ],
    },
    options: {
      plugins: { legend: { display: false } },
      scales: {
        x: nameAxis(data.axis.bucket),
        value: {
          ...valueAxis(data.format, data, colours.sales, data.axis.value),
          position: 'left' as const,
          grace: data.spikes.length > 0 ? '14%' : '4%',
        },
        ...(medians
          ? {
              median: {
                ...valueAxis(data.format, data, colours.orders, data.axis.median ?? undefined),
                position: 'right' as const,
                grid: { display: false },
                grace: '14%',
              },
            }
          : {}),
      },
    },
    plugins: [spikeNames(data.spikes)],
  }
}

/** Writes each spike's name above its bar, inside the chart's edges; one that would touch its neighbour moves down. */
function spikeNames(spikes: TrendData['spikes']): Plugin {
  return {
    id: 'spike-names',
    afterDatasetsDraw(chart) {
      const context = chart.ctx as unknown as Context
      let right = Number.NEGATIVE_INFINITY
      let level = 0
      for (const { index, label } of [...spikes].sort((a, b) => a.index - b.index)) {
        const place = labelPlace(chart, index, textWidth(label, sizes.small, 'bold'))
        if (!place) continue
        level = place.left < right + 8 ? level + 1 : 0
        right = place.left + place.width
        const baseline = Math.max(place.top - 10, chart.chartArea.top + 16) + level * 22
        drawText(context, label, place.left, baseline, { size: sizes.small, weight: 'bold', colour: colours.ink })
      }
    },
  }
}

function labelPlace(chart: Chart, index: number, width: number): { left: number; width: number; top: number } | null {
  const bar = chart.getDatasetMeta(chart.data.datasets.length - 1).data[index]
  if (!bar) return null
  const { x, y } = bar.getProps(['x', 'y'], true) as { x: number; y: number }
  const left = Math.min(Math.max(x - width / 2, chart.chartArea.left + 4), chart.chartArea.right - width - 4)
  return { left, width, top: y }
}
