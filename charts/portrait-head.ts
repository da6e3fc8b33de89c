import { type Context, drawText, fillBox, fillCircle, textWidth, wrapText } from './draw.ts'
import type { Block, PortraitData } from './portrait-data.ts'
import { type ClassCode, classColours, colours, inkOn, sizes } from './theme.ts'

const avatar = 76

/** Initial, name (whole on up to two lines), what is said of the customer, and the class. */
export function headerBlock(data: PortraitData, width: number): Block {
  const room = width - avatar - 20
  const size = [34, 30].find((candidate) => textWidth(data.name, candidate, 'bold') <= room) ?? 26
  const name = wrapText(data.name, room, { size, weight: 'bold' }, 2)
  const subtitle = wrapText(data.subtitle, room, { size: sizes.tick }, 2)
  const textHeight = name.length * (size + 8) + subtitle.length * 25
  const colour = colourOf(data.badge?.code ?? null)
  return {
    height: Math.max(avatar, textHeight + (data.badge ? 46 : 0)),
    draw(context, x, y) {
      drawAvatar(context, data.name, x, y, colour)
      const left = x + avatar + 20
      let baseline = y + size
      for (const line of name) {
        drawText(context, line, left, baseline, { size, weight: 'bold' })
        baseline += size + 8
      }
      baseline += 18 - size
      for (const line of subtitle) {
        drawText(context, line, left, baseline, { size: sizes.tick, colour: colours.muted })
        baseline += 25
      }
      if (data.badge) drawBadge(context, data.badge.text, left, y + textHeight + 10, colour, room)
    },
  }
}

/** R, F and M as meters of five steps. */
export function scoresBlock(scores: PortraitData['scores'], width: number, data: PortraitData): Block | null {
  if (scores.length === 0) return null
  const colour = colourOf(data.badge?.code ?? null)
  const column = (width - (scores.length - 1) * 28) / scores.length
  const step = (column - 4 * 5) / 5
  return {
    height: 46,
    draw(context, x, y) {
      for (const [index, score] of scores.entries()) {
        const left = x + index * (column + 28)
        drawText(context, score.label, left, y + 19, { size: sizes.tick, colour: colours.muted, maxWidth: column - 26 })
        const value = { size: 22, weight: 'bold' as const, align: 'right' as const }
        drawText(context, String(score.value), left + column, y + 20, value)
        for (let place = 0; place < 5; place++) {
          const box = { x: left + place * (step + 5), y: y + 32, width: step, height: 12 }
          fillBox(context, box, place < score.value ? colour : colours.grid, 5)
        }
      }
    },
  }
}

/** Key figures on a quiet panel, two or three in a row. */
export function figuresBlock(figures: PortraitData['figures'], width: number): Block | null {
  if (figures.length === 0) return null
  const columns = figures.length === 1 ? 1 : figures.length % 3 === 0 ? 3 : 2
  const rows = Math.ceil(figures.length / columns)
  const column = (width - 40) / columns
  return {
    height: rows * 72 + 16,
    draw(context, x, y) {
      fillBox(context, { x, y, width, height: rows * 72 + 16 }, colours.panel)
      for (const [index, figure] of figures.entries()) {
        const left = x + 22 + (index % columns) * column
        const top = y + 14 + Math.floor(index / columns) * 72
        const maxWidth = column - 14
        drawText(context, figure.label, left, top + 20, { size: sizes.small, colour: colours.muted, maxWidth })
        const size = [26, 24, 22].find((candidate) => textWidth(figure.value, candidate, 'bold') <= maxWidth) ?? 20
        drawText(context, figure.value, left, top + 52, { size, weight: 'bold', maxWidth })
      }
    },
  }
}

export function notesBlock(notes: string[], width: number): Block | null {
  if (notes.length === 0) return null
  const lines = notes.flatMap((note) => wrapText(note, width, { size: sizes.small }, 3))
  return {
    height: lines.length * 24,
    draw(context, x, y) {
      for (const [index, line] of lines.entries()) {
        drawText(context, line, x, y + 17 + index * 24, { size: sizes.small, colour: colours.muted })
      }
    },
  }
}

function drawAvatar(context: Context, name: string, x: number, y: number, colour: string): void {
  const initial = /[\p{L}\p{N}]/u.exec(name)?.[0]?.toUpperCase() ?? '·'
  fillCircle(context, x + avatar / 2, y + avatar / 2, avatar / 2, colour)
  const style = { size: 36, weight: 'bold' as const, colour: inkOn(colour), align: 'center' as const }
  drawText(context, initial, x + avatar / 2, y + avatar / 2 + 13, style)
}

function drawBadge(context: Context, text: string, x: number, y: number, colour: string, room: number): void {
  const style = { size: sizes.label, weight: 'bold' as const, colour: inkOn(colour), maxWidth: room - 32 }
  const width = Math.min(room, textWidth(text, style.size, style.weight) + 32)
  fillBox(context, { x, y, width, height: 36 }, colour, 18)
  drawText(context, text, x + 16, y + 25, style)
}

function colourOf(code: ClassCode | null): string {
  return code === null ? colours.muted : classColours[code]
}
