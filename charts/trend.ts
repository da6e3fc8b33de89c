import type { Canvas } from 'canvas'
import type { Chart, ChartConfiguration, Plugin } from 'chart.js'
import type {} from 'chartjs-plugin-datalabels'
import { nameAxis, valueAxis } from './axes.ts'
import { drawCard, type Frame } from './card.ts'
import { drawChart } from './chart-canvas.ts'
import { type Context, drawMessage, drawText, textWidth } from './draw.ts'
import { compactValue, type ValueFormat } from './format.ts'
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
          maxBarThickness: 84,
          datalabels: barValues(data),
        },
      ],
    },
    options: {
      layout: { padding: { top: data.spikes.length > 0 ? laneHeight * Math.min(3, data.spikes.length) + 6 : 0 } },
      plugins: { legend: { display: false } },
      scales: {
        x: nameAxis(data.axis.bucket),
        value: {
          ...valueAxis(data.format, data, colours.sales, data.axis.value),
          position: 'left' as const,
        },
        ...(medians
          ? {
              median: {
                ...valueAxis(data.format, data, colours.orders, data.axis.median ?? undefined),
                position: 'right' as const,
                grid: { display: false },
              },
            }
          : {}),
      },
    },
    plugins: [spikeNames(data.spikes)],
  }
}

/** The value at the foot of its bar, where few bars leave room for it. */
function barValues({ buckets, format, locale, currency, spikes }: TrendData) {
  const texts = buckets.map(({ value }) => compactValue(value, format, { locale, currency }))
  const largest = Math.max(...buckets.map(({ value }) => value))
  const pale = new Set(spikes.map((spike) => spike.index))
  return {
    display: ({ dataIndex }: { dataIndex: number }) =>
      buckets.length <= 12 &&
      textWidth(texts[dataIndex]!, sizes.small, 'bold') < (620 / buckets.length) * 0.8 &&
      buckets[dataIndex]!.value > largest * 0.14,
    anchor: 'start' as const,
    align: 'end' as const,
    offset: 2,
    color: ({ dataIndex }: { dataIndex: number }) => (pale.has(dataIndex) ? colours.ink : colours.page),
    font: { size: sizes.small, weight: 'bold' as const },
    formatter: (_value: unknown, { dataIndex }: { dataIndex: number }) => texts[dataIndex]!,
  }
}

const laneHeight = 26

/** Names stand in lanes above the chart, each at the end of a line up from its bar. */
function spikeNames(spikes: TrendData['spikes']): Plugin {
  return {
    id: 'spike-names',
    afterDatasetsDraw(chart) {
      const context = chart.ctx as unknown as Context
      const names = spikes.map((spike) => placeName(chart, spike)).filter((name) => name !== null)
      inLanes(names)
      const baselineOf = (lane: number) => chart.chartArea.top - 12 - lane * laneHeight
      context.fillStyle = colours.faint
      for (const { x, top, lane } of names)
        context.fillRect(x - 0.75, baselineOf(lane), 1.5, top - 3 - baselineOf(lane))
      const style = { size: sizes.small, weight: 'bold' as const, halo: colours.page }
      for (const { label, left, lane } of names) drawText(context, label, left, baselineOf(lane), style)
    },
  }
}

type SpikeName = { label: string; x: number; top: number; left: number; right: number; lane: number }

function placeName(chart: Chart, { index, label }: { index: number; label: string }): SpikeName | null {
  const bar = chart.getDatasetMeta(chart.data.datasets.length - 1).data[index]
  if (!bar) return null
  const width = textWidth(label, sizes.small, 'bold')
  const { x, y } = bar.getProps(['x', 'y'], true) as { x: number; y: number }
  const left = Math.max(chart.chartArea.left, Math.min(x - 6, chart.chartArea.right - width))
  return { label, x, top: y, left, right: left + width, lane: 0 }
}

/** From the right, so that a line on its way up passes left of the names below its own. */
function inLanes(names: SpikeName[]): void {
  const starts: number[] = []
  for (const name of names.sort((a, b) => b.x - a.x)) {
    const free = starts.findIndex((start) => name.right + 12 < start)
    name.lane = free === -1 ? starts.length : free
    starts[name.lane] = name.left
  }
}
