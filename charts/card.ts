import { type Canvas, createCanvas } from 'canvas'
import { type Box, type Context, drawText, textWidth, wrapText } from './draw.ts'
import type { Numerals } from './format.ts'
import { colours, layout, pixelRatio, sizes } from './theme.ts'

/** What every picture says around its charts. All words come in the reader's language. */
export type Frame = Numerals & {
  title: string
  /** Period and completeness. */
  subtitle: string
  /** Name of the source and the day of the figures. */
  footer: string
  /** Shown where there is nothing to draw. */
  noData: string
}

/** `height` is that of the whole picture, `bodyHeight` that between header and footer. Logical pixels. */
export type CardSize = { width: number; height: number } | { width: number; bodyHeight: number }

/** A white picture at double resolution with title, subtitle and footer; `drawBody` fills what is between them. */
export function drawCard(frame: Frame, size: CardSize, drawBody: (context: Context, body: Box) => void): Canvas {
  const inner = size.width - 2 * layout.margin
  const subtitle = wrapText(frame.subtitle, inner, { size: sizes.subtitle }, 2)
  const top = 82 + 25 * subtitle.length
  const bottom = frame.footer === '' ? 28 : 54
  const height = Math.ceil('height' in size ? size.height : top + size.bodyHeight + bottom)
  const { canvas, context } = createSurface(size.width, height)
  drawTitle(context, frame.title, inner)
  for (const [index, line] of subtitle.entries()) {
    drawText(context, line, layout.margin, 87 + 25 * index, { size: sizes.subtitle, colour: colours.muted })
  }
  drawBody(context, { x: layout.margin, y: top, width: inner, height: height - top - bottom })
  drawFooter(context, frame.footer, layout.margin, height - 22, inner)
  return canvas
}

/** An opaque white canvas whose context takes logical pixels. It is this thread's only one: the next call wipes it. */
export function createSurface(width: number, height: number): { canvas: Canvas; context: Context } {
  page ??= createCanvas(1, 1)
  page.width = width * pixelRatio
  page.height = height * pixelRatio
  const context = page.getContext('2d')
  context.scale(pixelRatio, pixelRatio)
  context.fillStyle = colours.page
  context.fillRect(0, 0, width, height)
  return { canvas: page, context }
}

// A new canvas for each picture would stay in memory until the next full garbage collection, 8 MB apiece.
let page: Canvas | undefined

/** The footer shrinks a little before it loses words. */
export function drawFooter(context: Context, text: string, x: number, baseline: number, maxWidth: number): void {
  const size = textWidth(text, sizes.footer) > maxWidth ? sizes.footer - 2 : sizes.footer
  drawText(context, text, x, baseline, { size, colour: colours.faint, maxWidth })
}

function drawTitle(context: Context, title: string, maxWidth: number): void {
  const size = textWidth(title, sizes.title, 'bold') > maxWidth ? sizes.title - 6 : sizes.title
  drawText(context, title, layout.margin, 54, { size, weight: 'bold', maxWidth })
}
