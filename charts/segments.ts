import type { Canvas } from 'canvas'
import { barHeight, barsConfiguration, widest } from './bars.ts'
import { drawCard, type Frame } from './card.ts'
import { drawChart } from './chart-canvas.ts'
import { type Context, drawMessage, drawText } from './draw.ts'
import { compactValue, formatValue } from './format.ts'
import { type ClassCode, classColours, colours, layout, sizes } from './theme.ts'

export type SegmentClass = { code: ClassCode; label: string; customers: number; revenue: number }

export type SegmentsData = Frame & {
  /** In the order in which they are to stand. */
  classes: SegmentClass[]
  /** Headings of the two columns, e.g. 客户数 and 销售额. */
  columns: { customers: string; revenue: string }
}

/** The classes as two lists of bars side by side: how many customers each has, and how much of the revenue. */
export function drawSegments(data: SegmentsData): Canvas {
  const rows = data.classes.length * barHeight
  return drawCard(data, { width: layout.width, bodyHeight: Math.max(rows, 240) + 32 }, (context, body) => {
    if (data.classes.every((row) => row.customers === 0)) return drawMessage(context, body, data.noData)
    const [left, right] = segmentsConfigurations(data)
    const width = Math.round(body.width * 0.57)
    const rest = body.width - width - 20
    drawChart(context, left, { x: body.x, y: body.y + 30, width, height: rows })
    drawChart(context, right, { x: body.x + width + 20, y: body.y + 30, width: rest, height: rows })
    drawHeading(
      context,
      data.columns.customers,
      body.x + widest(data.classes.map((row) => row.label)) + 14,
      body.y + 20,
    )
    drawHeading(context, data.columns.revenue, body.x + width + 20, body.y + 20)
  })
}

/** Customers with the classes' names, and revenue without; both have one row a class. */
export function segmentsConfigurations(data: SegmentsData) {
  const customers = sum(data.classes.map((row) => row.customers))
  const revenue = sum(data.classes.map((row) => row.revenue))
  const share = (part: number, whole: number) => formatValue(whole > 0 ? part / whole : null, 'percent', data)
  const bars = (measure: 'customers' | 'revenue') =>
    data.classes.map((row) => ({ label: row.label, value: row[measure], colour: classColours[row.code] }))
  const customerTexts = data.classes.map(
    (row) => `${formatValue(row.customers, 'count', data)}  ${share(row.customers, customers)}`,
  )
  const revenueTexts = data.classes.map(
    (row) => `${compactValue(row.revenue, 'money', data)}  ${share(row.revenue, revenue)}`,
  )
  return [
    barsConfiguration(bars('customers'), 'count', data, 470, { texts: customerTexts }),
    barsConfiguration(bars('revenue'), 'money', data, 340, { texts: revenueTexts, labels: false }),
  ] as const
}

function drawHeading(context: Context, text: string, x: number, baseline: number): void {
  drawText(context, text, x, baseline, { size: sizes.label, colour: colours.muted, maxWidth: 330 })
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
