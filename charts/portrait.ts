import type { Canvas } from 'canvas'
import { createSurface, drawFooter } from './card.ts'
import { comparisonBlock } from './portrait-comparison.ts'
import type { PortraitData } from './portrait-data.ts'
import { figuresBlock, headerBlock, notesBlock, scoresBlock } from './portrait-head.ts'
import { tagsBlock } from './portrait-tags.ts'
import { timelineBlock } from './portrait-timeline.ts'

const width = 600
const margin = 30
const gap = 24

/** One customer on a card made for a phone, 600 wide and as high as what is known of the customer needs. */
export function drawPortrait(data: PortraitData): Canvas {
  const inner = width - 2 * margin
  const blocks = [
    headerBlock(data, inner),
    scoresBlock(data.scores, inner, data),
    figuresBlock(data.figures, inner),
    tagsBlock(data.tagGroups, inner),
    timelineBlock(data.timeline, inner, data),
    comparisonBlock(data, inner),
    notesBlock(data.notes, inner),
  ].filter((block) => block !== null)
  const height = blocks.reduce((total, block) => total + block.height + gap, margin + 36)
  const { canvas, context } = createSurface(width, Math.ceil(height))
  let y = margin
  for (const block of blocks) {
    block.draw(context, margin, y)
    y += block.height + gap
  }
  drawFooter(context, data.footer, margin, Math.ceil(height) - 24, inner)
  return canvas
}
