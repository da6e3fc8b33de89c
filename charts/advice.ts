import type { Canvas } from 'canvas'
import { drawCard, type Frame } from './card.ts'
import { type Box, type Context, drawMessage, drawText, fillBox, textWidth, wrapText } from './draw.ts'
import { drawLegend, type LegendEntry } from './legend.ts'
import { colours, layout, sizes } from './theme.ts'

/** How far a line is to be trusted: the figures bear it, it should be tried first, they do not bear it. */
export type AdviceTone = 'strong' | 'weak' | 'withheld'

/** `figure` stands large at the left with `label` under it; the words stand beside. */
export type AdviceLine = { figure: string; label: string; headline: string; detail: string; tone: AdviceTone }

export type AdviceData = Frame & { lines: AdviceLine[]; tones: Record<AdviceTone, string> }

const toneColours: Record<AdviceTone, string> = { strong: colours.good, weak: colours.orders, withheld: colours.faint }

const figureWidth = 196
const padding = 20
const headline = { size: sizes.heading, weight: 'bold' as const, leading: 27 }
const detail = { size: sizes.label, colour: colours.muted, leading: 25 }
const label = { size: sizes.small, colour: colours.muted, leading: 21 }
const legendHeight = 40

/** Lines of advice with the figure that says most at the left, coloured by certainty. As high as the words need. */
export function drawAdvice(data: AdviceData): Canvas {
  const laid = data.lines.map((line) => layLine(line, layout.width - 2 * layout.margin))
  const heights = laid.reduce((sum, { height }) => sum + height + layout.gap, 0)
  return drawCard(data, { width: layout.width, bodyHeight: legendHeight + Math.max(120, heights) }, (context, body) => {
    if (laid.length === 0) return drawMessage(context, { ...body, height: body.height - layout.gap }, data.noData)
    drawLegend(context, body, legendOf(data), sizes.small)
    let y = body.y + legendHeight
    for (const line of laid) {
      drawLine(context, line, { x: body.x, y, width: body.width, height: line.height })
      y += line.height + layout.gap
    }
  })
}

type LaidLine = { line: AdviceLine; labels: string[]; headlines: string[]; details: string[]; height: number }

function layLine(line: AdviceLine, width: number): LaidLine {
  const room = width - figureWidth - 2 * padding
  const labels = wrapText(line.label, figureWidth - padding - 8, label, 2)
  const headlines = wrapText(line.headline, room, headline, 2)
  const details = wrapText(line.detail, room, detail, 5)
  const left = 52 + labels.length * label.leading
  const right = headlines.length * headline.leading + details.length * detail.leading
  return { line, labels, headlines, details, height: 2 * padding + Math.max(left, right) }
}

function drawLine(context: Context, { line, labels, headlines, details, height }: LaidLine, box: Box): void {
  const colour = toneColours[line.tone]
  fillBox(context, box, colours.panel)
  fillBox(context, { ...box, width: 8 }, colour, 4)
  const left = box.x + padding + 8
  const room = figureWidth - padding - 8
  const size = [42, 38, 34, 30, 26].find((candidate) => textWidth(line.figure, candidate, 'bold') <= room) ?? 22
  const leftHeight = 52 + labels.length * label.leading
  const top = box.y + (height - leftHeight) / 2
  drawText(context, line.figure, left, top + 40, { size, weight: 'bold', colour, maxWidth: room })
  drawLines(context, labels, left, top + 52, label)
  const rightHeight = headlines.length * headline.leading + details.length * detail.leading
  const words = box.y + (height - rightHeight) / 2
  drawLines(context, headlines, box.x + figureWidth + padding, words, headline)
  drawLines(context, details, box.x + figureWidth + padding, words + headlines.length * headline.leading, detail)
}

function drawLines(
  context: Context,
  lines: string[],
  x: number,
  top: number,
  style: { size: number; leading: number; weight?: 'bold'; colour?: string },
): void {
  for (const [index, text] of lines.entries()) {
    drawText(context, text, x, top + index * style.leading + style.size, style)
  }
}

function legendOf({ lines, tones }: AdviceData): LegendEntry[] {
  const used = (['strong', 'weak', 'withheld'] as const).filter((tone) => lines.some((line) => line.tone === tone))
  return used.map((tone) => ({ label: tones[tone], colour: toneColours[tone], shape: 'bar' }))
}
