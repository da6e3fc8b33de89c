import { type Box, type Context, drawText, fillBox, textWidth } from './draw.ts'
import { compactValue, formatChange, formatValue, type Numerals, type ValueFormat } from './format.ts'
import { colours, layout } from './theme.ts'

/** One key figure. `change` is relative to the period before (0.12 is 12 % more), null where there is none to compare. */
export type Tile = {
  label: string
  value: number | null
  format: ValueFormat
  change: number | null
  /** What a rise means for the shop; `good` where nothing is said. */
  rise?: 'good' | 'bad' | 'neutral'
}

const tileHeight = 112

/** Height that so many tiles take. */
export function tilesHeight(count: number): number {
  const rows = tileRows(count).length
  return rows * tileHeight + Math.max(0, rows - 1) * layout.gap
}

/** Draws key figures in rows; a shorter row has wider tiles, so the first figures are the largest. */
export function drawTiles(context: Context, box: Box, tiles: Tile[], numerals: Numerals): void {
  let drawn = 0
  for (const [row, count] of tileRows(tiles.length).entries()) {
    const width = (box.width - (count - 1) * layout.gap) / count
    for (let column = 0; column < count; column++) {
      const x = box.x + column * (width + layout.gap)
      const y = box.y + row * (tileHeight + layout.gap)
      drawTile(context, { x, y, width, height: tileHeight }, tiles[drawn++]!, numerals)
    }
  }
}

function drawTile(context: Context, box: Box, tile: Tile, numerals: Numerals): void {
  fillBox(context, box, colours.panel)
  const x = box.x + 20
  const inner = box.width - 40
  drawText(context, tile.label, x, box.y + 35, { size: 19, colour: colours.muted, maxWidth: inner })
  const change = changeText(tile, numerals)
  const changeWidth = change ? textWidth(change.text, 20, 'bold') : 0
  const room = inner - (change ? changeWidth + 14 : 0)
  const full = formatValue(tile.value, tile.format, numerals)
  const fits = (text: string, size: number) => textWidth(text, size, 'bold') <= room
  const text = tile.value === null || fits(full, 30) ? full : compactValue(tile.value, tile.format, numerals)
  const size = [38, 36, 34, 32, 30, 28].find((candidate) => fits(text, candidate)) ?? 26
  drawText(context, text, x, box.y + 86, { size, weight: 'bold', maxWidth: room })
  if (!change) return
  const style = { size: 20, weight: 'bold' as const, colour: change.colour, align: 'right' as const }
  drawText(context, change.text, box.x + box.width - 20, box.y + 85, style)
}

/** At most three in a row, the shorter rows first: 5 are 2 and 3. */
function tileRows(count: number): number[] {
  const rows = Math.ceil(count / 3)
  return Array.from({ length: rows }, (_, row) => Math.floor((count + row) / rows))
}

function changeText(tile: Tile, numerals: Numerals): { text: string; colour: string } | null {
  if (tile.change === null || !Number.isFinite(tile.change)) return null
  const size = formatChange(tile.change, numerals)
  if (Math.abs(tile.change) < 0.0005) return { text: `± ${formatChange(0, numerals)}`, colour: colours.muted }
  const rises = tile.change > 0
  const meaning = tile.rise ?? 'good'
  const welcome = rises === (meaning === 'good')
  const colour = meaning === 'neutral' ? colours.muted : welcome ? colours.good : colours.bad
  return { text: `${rises ? '▲' : '▼'} ${size}`, colour }
}
