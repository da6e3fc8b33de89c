import type { Canvas } from 'canvas'
import { drawCard, type Frame } from './card.ts'
import { type Box, type Context, drawMessage, drawText, fillBox, textWidth } from './draw.ts'
import { compactValue, formatValue } from './format.ts'
import { colours, layout, sizes } from './theme.ts'

export type ValueGroup = {
  label: string
  colour: string
  /** Stands beside the label, e.g. its pattern R++ F+ M−. */
  tag: string | null
  /** What to look out for, in a colour of warning. */
  warning: string | null
  customers: number
  revenue: number
  /** One line of what its customers are like. */
  note: string
}

export type ValueGroupsData = Frame & {
  groups: ValueGroup[]
  /** Headings of the two columns of bars. */
  columns: { customers: string; revenue: string }
}

const rowHeight = 104
const headHeight = 34
const columnGap = 28

/** Groups of customers one below the other: name, share of the customers and of the revenue as bars, and what is typical. */
export function drawValueGroups(data: ValueGroupsData): Canvas {
  const rows = Math.max(2, data.groups.length)
  return drawCard(data, { width: layout.width, bodyHeight: headHeight + rows * rowHeight }, (context, body) => {
    if (data.groups.every((group) => group.customers === 0)) return drawMessage(context, body, data.noData)
    const width = (body.width - columnGap) / 2
    const head = { size: sizes.label, colour: colours.muted, maxWidth: width }
    drawText(context, data.columns.customers, body.x, body.y + 18, head)
    drawText(context, data.columns.revenue, body.x + width + columnGap, body.y + 18, head)
    for (const [index, group] of data.groups.entries()) {
      drawGroup(context, { ...body, y: body.y + headHeight + index * rowHeight, height: rowHeight }, group, data)
    }
  })
}

function drawGroup(context: Context, box: Box, group: ValueGroup, data: ValueGroupsData): void {
  const { x, y } = box
  fillBox(context, { x, y: y + 3, width: 18, height: 18 }, group.colour, 4)
  drawText(context, group.label, x + 28, y + 19, { size: sizes.heading, weight: 'bold' })
  const after = x + 28 + textWidth(group.label, sizes.heading, 'bold') + 14
  if (group.tag) drawText(context, group.tag, after, y + 19, { size: sizes.label, colour: colours.muted })
  if (group.warning) {
    const style = { size: sizes.label, weight: 'bold' as const, colour: colours.bad, align: 'right' as const }
    drawText(context, group.warning, x + box.width, y + 19, style)
  }
  const width = (box.width - columnGap) / 2
  const bar = { y: y + 30, width, height: 26 }
  const customers = data.groups.map((other) => other.customers)
  const revenues = data.groups.map((other) => other.revenue)
  const [people, money] = [formatValue(group.customers, 'count', data), compactValue(group.revenue, 'money', data)]
  drawBar(context, { ...bar, x }, group.customers, customers, people, group.colour, data)
  drawBar(context, { ...bar, x: x + width + columnGap }, group.revenue, revenues, money, group.colour, data)
  drawText(context, group.note, x, y + 80, { size: sizes.tick, colour: colours.muted, maxWidth: box.width })
}

/** A bar as long as its value beside the largest of its column, and at its end the value with its share of them all. */
function drawBar(
  context: Context,
  box: Box,
  value: number,
  column: number[],
  text: string,
  colour: string,
  data: ValueGroupsData,
): void {
  const whole = column.reduce((sum, other) => sum + other, 0)
  const words = `${text}  ${formatValue(whole > 0 ? value / whole : null, 'percent', data)}`
  const longest = Math.max(...column)
  const room = box.width - textRoom
  const length = longest > 0 ? Math.max(3, (value / longest) * room) : 3
  fillBox(context, { ...box, width: length }, colour, Math.min(5, length / 2))
  drawText(context, words, box.x + length + 8, box.y + 20, { size: sizes.label })
}

const textRoom = 150
