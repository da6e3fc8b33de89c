import { createCanvas, type SKRSContext2D } from 'canvas'
import { registerFonts } from './fonts.ts'
import { colours, fontOf, layout, type Weight } from './theme.ts'

export type Context = SKRSContext2D
/** Logical pixels. */
export type Box = { x: number; y: number; width: number; height: number }
export type TextStyle = { size: number; weight?: Weight; colour?: string; align?: 'left' | 'center' | 'right' }

/**
 * Draws one line on its baseline. What does not fit into `maxWidth` ends in an ellipsis; `halo` is the colour of a
 * rim that keeps the line readable on top of others.
 */
export function drawText(
  context: Context,
  text: string,
  x: number,
  baseline: number,
  style: TextStyle & { maxWidth?: number; halo?: string },
): void {
  context.font = fontOf(style.size, style.weight)
  context.fillStyle = style.colour ?? colours.ink
  context.textAlign = style.align ?? 'left'
  context.textBaseline = 'alphabetic'
  const shown = fitText(text, style.maxWidth ?? Number.POSITIVE_INFINITY, style.size, style.weight)
  if (style.halo) {
    context.strokeStyle = style.halo
    context.lineWidth = 5
    context.lineJoin = 'round'
    context.strokeText(shown, x, baseline)
  }
  context.fillText(shown, x, baseline)
}

/** The text, or as many whole characters of it as fit before an ellipsis. */
export function fitText(given: string, maxWidth: number, size: number, weight?: Weight): string {
  const text = plainQuotes(given)
  if (textWidth(text, size, weight) <= maxWidth) return text
  const characters = [...graphemes.segment(text)].map((part) => part.segment)
  while (characters.length > 0) {
    characters.pop()
    const shorter = `${characters.join('').trimEnd()}…`
    if (textWidth(shorter, size, weight) <= maxWidth) return shorter
  }
  return '…'
}

/** Lines no wider than `maxWidth`, broken between words (or Chinese characters); the last one may end in an ellipsis. */
export function wrapText(text: string, maxWidth: number, style: TextStyle, maxLines = 2): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of wordsOf(text)) {
    if (line !== '' && textWidth((line + word).trimEnd(), style.size, style.weight) > maxWidth) {
      lines.push(line.trimEnd())
      line = word.trimStart()
    } else {
      line += word
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  const rest = lines.slice(maxLines - 1).join('')
  const kept = lines.length > maxLines ? [...lines.slice(0, maxLines - 1), rest] : lines
  return kept.map((part) => fitText(part, maxWidth, style.size, style.weight))
}

/** Width in logical pixels. */
export function textWidth(text: string, size: number, weight?: Weight): number {
  ruler.font = fontOf(size, weight)
  return ruler.measureText(text).width
}

export function fillBox(context: Context, box: Box, colour: string, radius: number = layout.radius): void {
  context.fillStyle = colour
  context.beginPath()
  context.roundRect(box.x, box.y, box.width, box.height, radius)
  context.fill()
}

export function fillCircle(context: Context, x: number, y: number, radius: number, colour: string): void {
  context.fillStyle = colour
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fill()
}

/** A sentence in the middle of a quiet panel, for a chart that has nothing to show. */
export function drawMessage(context: Context, box: Box, message: string): void {
  fillBox(context, box, colours.panel)
  const style = { size: 20, colour: colours.muted, align: 'center' as const }
  const lines = wrapText(message, box.width - 48, style, 3)
  const first = box.y + box.height / 2 - ((lines.length - 1) * 30) / 2 + 7
  for (const [index, line] of lines.entries()) drawText(context, line, box.x + box.width / 2, first + index * 30, style)
}

registerFonts()
const ruler = createCanvas(1, 1).getContext('2d')
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** A Chinese font draws curly quotes a whole character wide, which tears English words apart. */
function plainQuotes(text: string): string {
  if (!/[\u2018-\u201d]/.test(text) || /\p{Script=Han}/u.test(text)) return text
  return text.replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"')
}

/** Words with the punctuation and spaces that follow them, so that no line starts with a comma, nor ends with a bracket or a sign. */
function wordsOf(text: string): string[] {
  const found: string[] = []
  let opened = ''
  for (const { segment, isWordLike } of words.segment(text)) {
    if (/^[(（「“−+¥£$€]$/.test(segment)) opened += segment
    else if (isWordLike || opened !== '' || found.length === 0) {
      found.push(opened + segment)
      opened = ''
    } else found[found.length - 1] += segment
  }
  return opened === '' ? found : [...found, opened]
}
