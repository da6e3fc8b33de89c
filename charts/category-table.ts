import type { Canvas } from 'canvas'
import { drawCard, type Frame } from './card.ts'
import { type Box, type Context, drawMessage, drawText, fillBox, textWidth } from './draw.ts'
import { compactValue, formatChange, formatValue, type Numerals } from './format.ts'
import { colours, layout, sizes } from './theme.ts'

export type CategoryLine = {
  label: string
  sales: number
  /** Of all, 0 to 1. */
  share: number | null
  /** Relative change, null where there is nothing to compare. */
  growth: number | null
  returnRate: number | null
  /** Advice in one or two words and how it looks; null where the figures are too thin. */
  advice: { label: string; tone: 'good' | 'bad' | 'neutral' } | null
}

export type CategoryTableData = Frame & {
  lines: CategoryLine[]
  /** Headings. A column without one is left out. */
  columns: { sales: string; growth: string | null; returns: string | null; advice: string | null }
}

const lineHeight = 44
const gap = 16
const widths = { growth: 92, returns: 92, advice: 118 } as const

/** Categories by sales: a bar with amount and share, growth, returns and advice. As high as the list needs. */
export function drawCategoryTable(data: CategoryTableData): Canvas {
  const bodyHeight = 34 + Math.max(4, data.lines.length) * lineHeight
  return drawCard(data, { width: layout.width, bodyHeight }, (context, body) => {
    if (data.lines.length === 0) return drawMessage(context, body, data.noData)
    const places = placeColumns(data, body)
    drawHeadings(context, data, places, body)
    for (const [index, line] of data.lines.entries()) {
      const top = body.y + 34 + index * lineHeight
      if (index % 2 === 1) {
        fillBox(context, { x: body.x - 10, y: top, width: body.width + 20, height: lineHeight }, colours.panel, 8)
      }
      drawLine(context, data, line, places, top)
    }
  })
}

/** Right edges of the narrow columns, and where the bars are. */
type Places = { name: { x: number; width: number }; bars: { x: number; width: number }; text: number } & Record<
  keyof typeof widths,
  number | null
>

function placeColumns(data: CategoryTableData, body: Box): Places {
  let right = body.x + body.width
  const take = (column: keyof typeof widths): number | null => {
    if (data.columns[column] === null) return null
    const edge = right
    right -= widths[column] + gap
    return edge
  }
  const advice = take('advice')
  const returns = take('returns')
  const growth = take('growth')
  const name = Math.min(200, Math.max(...data.lines.map(({ label }) => textWidth(label, sizes.label))))
  const text = Math.max(...data.lines.map((line) => textWidth(amountText(line, data), sizes.label)))
  const x = body.x + name + gap
  return {
    name: { x: body.x, width: name },
    bars: { x, width: Math.max(30, right - gap - x - text - 8) },
    text,
    growth,
    returns,
    advice,
  }
}

function drawHeadings(context: Context, { columns }: CategoryTableData, places: Places, body: Box): void {
  const style = { size: sizes.small, colour: colours.muted }
  drawText(context, columns.sales, places.bars.x, body.y + 20, style)
  for (const column of ['growth', 'returns', 'advice'] as const) {
    const [edge, text] = [places[column], columns[column]]
    if (edge === null || text === null) continue
    const align = column === 'advice' ? ('center' as const) : ('right' as const)
    const x = column === 'advice' ? edge - widths.advice / 2 : edge
    drawText(context, text, x, body.y + 20, { ...style, align, maxWidth: widths[column] + gap })
  }
}

function drawLine(context: Context, data: CategoryTableData, line: CategoryLine, places: Places, top: number): void {
  const baseline = top + 29
  const { bars } = places
  drawText(context, line.label, places.name.x, baseline, { size: sizes.label, maxWidth: places.name.width })
  const largest = Math.max(...data.lines.map(({ sales }) => sales), 0) || 1
  const length = Math.max(3, (Math.max(line.sales, 0) / largest) * bars.width)
  fillBox(context, { x: bars.x, y: top + 11, width: length, height: 22 }, colours.sales, 4)
  drawText(context, amountText(line, data), bars.x + length + 8, baseline, { size: sizes.label })
  if (places.growth !== null) {
    const { text, colour } = growthText(line.growth, data)
    drawText(context, text, places.growth, baseline, { size: sizes.label, colour, align: 'right' })
  }
  if (places.returns !== null) {
    const text = formatValue(line.returnRate, 'percent', data)
    drawText(context, text, places.returns, baseline, { size: sizes.label, align: 'right' })
  }
  if (places.advice !== null) drawAdvice(context, line.advice, places.advice, top)
}

function drawAdvice(context: Context, advice: CategoryLine['advice'], right: number, top: number): void {
  const centre = right - widths.advice / 2
  if (!advice) {
    drawText(context, '—', centre, top + 29, { size: sizes.label, colour: colours.faint, align: 'center' })
    return
  }
  const chip = { x: right - widths.advice, y: top + 7, width: widths.advice, height: 30 }
  const tones = { good: colours.good, bad: colours.bad, neutral: colours.chip }
  fillBox(context, chip, tones[advice.tone], 15)
  const colour = advice.tone === 'neutral' ? colours.ink : colours.page
  const style = { size: sizes.small, weight: 'bold' as const, colour, align: 'center' as const }
  drawText(context, advice.label, centre, top + 28, { ...style, maxWidth: widths.advice - 12 })
}

function amountText({ sales, share }: CategoryLine, numerals: Numerals): string {
  const amount = compactValue(sales, 'money', numerals)
  return share === null ? amount : `${amount}  ${formatValue(share, 'percent', numerals)}`
}

function growthText(growth: number | null, numerals: Numerals): { text: string; colour: string } {
  if (growth === null) return { text: '—', colour: colours.faint }
  if (Math.abs(growth) < 0.0005) return { text: `± ${formatChange(0, numerals)}`, colour: colours.muted }
  const text = `${growth > 0 ? '▲' : '▼'} ${formatChange(growth, numerals)}`
  return { text, colour: growth > 0 ? colours.good : colours.bad }
}
