import type { Canvas } from 'canvas'
import { drawCard, type Frame } from './card.ts'
import { type Box, type Context, drawMessage, drawText, fillBox, textWidth } from './draw.ts'
import { spread } from './flow-layout.ts'
import { formatValue, type Numerals } from './format.ts'
import { drawLegend } from './legend.ts'
import { layout, moveColours, sizes } from './theme.ts'

export type MoveKind = keyof typeof moveColours

export type FlowNode = { label: string; colour: string }

export type FlowData = Frame & {
  /** Headings of the two sides, e.g. their days. */
  sides: { from: string; to: string }
  from: FlowNode[]
  to: FlowNode[]
  /** Customers who went from one node to another, by index. */
  links: { from: number; to: number; customers: number; kind: MoveKind }[]
  legend: { kind: MoveKind; label: string }[]
}

const flowHeight = 620
/** A name and its number have at most so much room. */
const widestLabel = 220
const nodeWidth = 16
const labelGap = 10

/** Who went where between two days: the groups of each day on its side, and bands as wide as the number who went. */
export function drawFlow(data: FlowData): Canvas {
  const bodyHeight = 34 + 40 + flowHeight
  return drawCard(data, { width: layout.width, bodyHeight }, (context, body) => {
    if (data.links.length === 0) return drawMessage(context, body, data.noData)
    const signs = data.legend.map(({ kind, label }) => ({ label, colour: moveColours[kind], shape: 'bar' as const }))
    drawLegend(context, body, signs, sizes.small)
    const head = { size: sizes.heading, weight: 'bold' as const }
    drawText(context, data.sides.from, body.x, body.y + 58, head)
    drawText(context, data.sides.to, body.x + body.width, body.y + 58, { ...head, align: 'right' })
    drawNodesAndLinks(context, { ...body, y: body.y + 74, height: flowHeight }, data)
  })
}

type Placed = { text: string; colour: string; y: number; height: number; customers: number }

function drawNodesAndLinks(context: Context, box: Box, data: FlowData): void {
  const left = place(data.from, box, data, (index) => sum(data.links.filter(({ from }) => from === index)))
  const right = place(data.to, box, data, (index) => sum(data.links.filter(({ to }) => to === index)))
  const startX = box.x + labelRoom(left) + nodeWidth
  const endX = box.x + box.width - labelRoom(right) - nodeWidth
  const bands = bandsOf(data, left, right)
  // Those who stayed lie below, the largest moves on top of them, so that none hides the others.
  const inOrder = [...bands].sort((a, b) => Number(b.kind === 'stayed') - Number(a.kind === 'stayed'))
  for (const band of inOrder) drawBand(context, startX, endX, band)
  for (const node of left) drawNode(context, node, startX - nodeWidth, 'right')
  for (const node of right) drawNode(context, node, endX, 'left')
}

function place(nodes: FlowNode[], box: Box, numerals: Numerals, customersOf: (index: number) => number): Placed[] {
  const counts = nodes.map((_, index) => customersOf(index))
  const spans = spread(counts, box.height)
  return nodes.map(({ label, colour }, index) => {
    const { from, height } = spans[index]!
    const customers = counts[index]!
    const text = `${label} ${formatValue(customers, 'count', numerals)}`
    return { text, colour, y: box.y + from, height, customers }
  })
}

function labelRoom(nodes: Placed[]): number {
  return Math.min(widestLabel, Math.max(...nodes.map(({ text }) => textWidth(text, sizes.tick)))) + labelGap
}

type Band = { kind: MoveKind; from: { y: number; height: number }; to: { y: number; height: number } }

/** On each side a node's bands lie in the order of the other side's nodes, so that they cross as little as can be. */
function bandsOf({ links }: FlowData, left: Placed[], right: Placed[]): Band[] {
  const taken = { left: left.map(() => 0), right: right.map(() => 0) }
  const take = (side: 'left' | 'right', nodes: Placed[], index: number, customers: number) => {
    const node = nodes[index]!
    const height = (customers / node.customers) * node.height
    const y = node.y + taken[side][index]!
    taken[side][index]! += height
    return { y, height }
  }
  const ordered = [...links].sort((a, b) => a.from - b.from || a.to - b.to)
  return ordered.map(({ from, to, customers, kind }) => ({
    kind,
    from: take('left', left, from, customers),
    to: take('right', right, to, customers),
  }))
}

function drawBand(context: Context, x: number, endX: number, { kind, from, to }: Band): void {
  const middle = (x + endX) / 2
  context.fillStyle = kind === 'stayed' ? moveColours.stayed : `${moveColours[kind]}99`
  context.beginPath()
  context.moveTo(x, from.y)
  context.bezierCurveTo(middle, from.y, middle, to.y, endX, to.y)
  context.lineTo(endX, to.y + to.height)
  context.bezierCurveTo(middle, to.y + to.height, middle, from.y + from.height, x, from.y + from.height)
  context.closePath()
  context.fill()
}

/** A node with its name on the outer side, whose text ends (`right`) or begins (`left`) beside it. */
function drawNode(context: Context, { text, colour, y, height }: Placed, x: number, align: 'left' | 'right'): void {
  fillBox(context, { x, y, width: nodeWidth, height }, colour, 3)
  const beside = align === 'right' ? x - labelGap : x + nodeWidth + labelGap
  drawText(context, text, beside, y + height / 2 + 6, { size: sizes.tick, align, maxWidth: widestLabel })
}

function sum(links: { customers: number }[]): number {
  return links.reduce((total, { customers }) => total + customers, 0)
}
