import type { Canvas } from 'canvas'
import { drawCard, type Frame } from './card.ts'
import { type Box, type Context, drawMessage, drawText, fillBox, textWidth } from './draw.ts'
import { compactValue, formatValue, type Numerals, type ValueFormat } from './format.ts'
import { colours, layout, sizes } from './theme.ts'
import { drawTiles, type Tile, tilesHeight } from './tiles.ts'

export type RankedLine = {
  /** Long names have a line of their own. */
  label: string
  value: number
  /** In small voice after the name, e.g. how many orders. */
  note?: string
}

export type Ranking = { title: string; format: ValueFormat; colour?: 'sales' | 'bad' | 'good'; lines: RankedLine[] }

export type RankingsData = Frame & {
  tiles?: Tile[]
  /** Columns in a row, such as months, above the lists. */
  columns?: { title: string; format: ValueFormat; points: { label: string; value: number }[] }
  lists: Ranking[]
}

const lineHeight = 56
const titleHeight = 38
const columnsHeight = 210

/** Key figures, a row of columns and ranked lists with long names, below one another; what there is of them. */
export function drawRankings(data: RankingsData): Canvas {
  const lists = data.lists.filter(({ lines }) => lines.length > 0)
  const parts = [
    ...(data.tiles?.length ? [{ height: tilesHeight(data.tiles.length), draw: tiles }] : []),
    ...(data.columns?.points.length ? [{ height: titleHeight + columnsHeight, draw: columns }] : []),
    ...lists.map((list) => ({
      height: titleHeight + list.lines.length * lineHeight,
      draw: (context: Context, box: Box) => drawList(context, box, list, data),
    })),
  ]
  const bodyHeight = parts.reduce((sum, part) => sum + part.height + 22, -22)
  return drawCard(data, { width: layout.width, bodyHeight: Math.max(200, bodyHeight) }, (context, body) => {
    if (parts.length === 0) return drawMessage(context, body, data.noData)
    let y = body.y
    for (const { height, draw } of parts) {
      draw(context, { ...body, y, height })
      y += height + 22
    }
  })

  function tiles(context: Context, box: Box) {
    drawTiles(context, box, data.tiles ?? [], data)
  }
  function columns(context: Context, box: Box) {
    if (data.columns) drawColumns(context, box, data.columns, data)
  }
}

function drawTitle(context: Context, title: string, box: Box): void {
  drawText(context, title, box.x, box.y + 20, { size: sizes.heading, weight: 'bold', maxWidth: box.width })
}

/** Name and note above, bar below, value at the right end: a name of forty letters stays whole. */
function drawList(context: Context, box: Box, list: Ranking, numerals: Numerals): void {
  drawTitle(context, list.title, box)
  const colour = colours[list.colour ?? 'sales']
  const texts = list.lines.map(({ value }) => formatValue(value, list.format, numerals))
  const room = Math.max(...texts.map((text) => textWidth(text, sizes.label, 'bold'))) + 18
  const largest = Math.max(...list.lines.map(({ value }) => value), 0) || 1
  for (const [index, line] of list.lines.entries()) {
    const top = box.y + titleHeight + index * lineHeight
    const note = line.note ?? ''
    const noteWidth = note === '' ? 0 : textWidth(note, sizes.small) + 18
    drawText(context, line.label, box.x, top + 19, { size: sizes.label, maxWidth: box.width - noteWidth })
    drawText(context, note, box.x + box.width, top + 19, { size: sizes.small, colour: colours.muted, align: 'right' })
    const track = { x: box.x, y: top + 28, width: box.width - room, height: 16 }
    fillBox(context, track, colours.panel, 4)
    const width = Math.max(3, (Math.max(line.value, 0) / largest) * track.width)
    fillBox(context, { ...track, width }, colour, 4)
    const style = { size: sizes.label, weight: 'bold' as const, align: 'right' as const }
    drawText(context, texts[index]!, box.x + box.width, top + 43, style)
  }
}

function drawColumns(
  context: Context,
  box: Box,
  { title, format, points }: NonNullable<RankingsData['columns']>,
  numerals: Numerals,
): void {
  drawTitle(context, title, box)
  const area = { x: box.x, y: box.y + titleHeight + 24, width: box.width, height: columnsHeight - 24 - 28 }
  const largest = Math.max(...points.map(({ value }) => value), 0) || 1
  const step = area.width / points.length
  const texts = points.map(({ value }) => compactValue(value, format, numerals, largest))
  const every = (widest: number) => Math.max(1, Math.ceil((widest + 10) / step))
  const names = every(Math.max(...points.map(({ label }) => textWidth(label, sizes.tick))))
  const values = every(Math.max(...texts.map((text) => textWidth(text, sizes.small))))
  // Counted from the highest column, so that its value is never the one that is left out.
  const highest = points.findIndex(({ value }) => value === largest)
  for (const [index, { label, value }] of points.entries()) {
    const height = Math.max(2, (Math.max(value, 0) / largest) * area.height)
    const middle = area.x + (index + 0.5) * step
    const width = Math.min(64, step * 0.7)
    const bar = { x: middle - width / 2, y: area.y + area.height - height, width, height }
    fillBox(context, bar, colours.sales, 4)
    const style = { colour: colours.muted, align: 'center' as const }
    if ((index - highest) % values === 0) {
      drawText(context, texts[index]!, middle, bar.y - 7, { ...style, size: sizes.small })
    }
    if ((points.length - 1 - index) % names === 0) {
      drawText(context, label, middle, area.y + area.height + 24, { ...style, size: sizes.tick })
    }
  }
}
