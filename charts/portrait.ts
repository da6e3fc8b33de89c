import type { Canvas } from 'canvas'
import { createSurface, drawFooter } from './card.ts'
import type { Context } from './draw.ts'
import type { Numerals, ValueFormat } from './format.ts'
import { comparisonBlock } from './portrait-comparison.ts'
import { figuresBlock, headerBlock, notesBlock, scoresBlock } from './portrait-head.ts'
import { tagsBlock } from './portrait-tags.ts'
import { timelineBlock } from './portrait-timeline.ts'
import type { ClassCode, CouponStatus } from './theme.ts'

export type PortraitData = Numerals & {
  name: string
  subtitle: string
  badge: { text: string; code: ClassCode | null } | null
  /** 1 to 5 each. */
  scores: { label: string; value: number }[]
  figures: { label: string; value: string }[]
  tagGroups: { title: string; tags: { text: string; evidence: string }[] }[]
  timeline: Timeline | null
  comparison: Comparison[]
  /** Words over the comparison: its heading, and who the two bars are. */
  comparisonTitle: string
  comparisonLegend: { customer: string; shop: string }
  notes: string[]
  footer: string
  noData: string
}

export type Timeline = {
  title: string
  /** `at` is a local ISO time; `from` and `to` (ISO dates) widen the axis, e.g. to the shop's whole period. */
  points: { at: string; amount: number; status: CouponStatus | null }[]
  legend: Record<CouponStatus, string>
  from?: string
  to?: string
}

export type Comparison = { label: string; customer: number; shop: number; format: ValueFormat }

/** A part of the card: it knows its height before it is drawn. */
export type Block = { height: number; draw: (context: Context, x: number, y: number) => void }

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
