import { type Context, drawText, fillBox, fitText, textWidth } from './draw.ts'
import type { Block, PortraitData } from './portrait-data.ts'
import { colours, sizes } from './theme.ts'

const chipHeight = 38
const lineHeight = chipHeight + 8
const groupGap = 8

type Chip = { text: string; evidence: string; x: number; line: number; width: number }

/** Tags by group, the group's name on the left: each chip has the tag in bold and, small, what it rests on. */
export function tagsBlock(groups: PortraitData['tagGroups'], width: number): Block | null {
  const filled = groups.filter((group) => group.tags.length > 0)
  if (filled.length === 0) return null
  const titleWidth = Math.min(96, Math.max(...filled.map((group) => textWidth(group.title, sizes.small)))) + 14
  const laid = filled.map((group) => ({ title: group.title, chips: layChips(group.tags, width - titleWidth) }))
  const heightOf = (chips: Chip[]) => (chips.at(-1)!.line + 1) * lineHeight
  return {
    height: laid.reduce((total, group) => total + heightOf(group.chips) + groupGap, -groupGap - 8),
    draw(context, x, y) {
      let top = y
      for (const { title, chips } of laid) {
        const style = { size: sizes.small, colour: colours.muted, maxWidth: titleWidth - 12 }
        drawText(context, title, x, top + 25, style)
        for (const chip of chips) drawChip(context, chip, x + titleWidth + chip.x, top + chip.line * lineHeight)
        top += heightOf(chips) + groupGap
      }
    },
  }
}

/** Chips from left to right, a new line where one does not fit; the evidence gives way before the tag does. */
function layChips(tags: { text: string; evidence: string }[], width: number): Chip[] {
  let x = 0
  let line = 0
  return tags.map((tag) => {
    const text = fitText(tag.text, width - 28, sizes.label, 'bold')
    const textRoom = textWidth(text, sizes.label, 'bold')
    const evidenceRoom = width - 28 - textRoom - 9
    const evidence = tag.evidence && evidenceRoom > 60 ? fitText(tag.evidence, evidenceRoom, sizes.footer) : ''
    const chipWidth = 28 + textRoom + (evidence ? 9 + textWidth(evidence, sizes.footer) : 0)
    if (x > 0 && x + chipWidth > width) {
      x = 0
      line++
    }
    const chip = { text, evidence, x, line, width: chipWidth }
    x += chipWidth + 8
    return chip
  })
}

function drawChip(context: Context, chip: Chip, x: number, y: number): void {
  fillBox(context, { x, y, width: chip.width, height: chipHeight }, colours.chip, 10)
  drawText(context, chip.text, x + 14, y + 26, { size: sizes.label, weight: 'bold' })
  const after = x + 14 + textWidth(chip.text, sizes.label, 'bold') + 9
  drawText(context, chip.evidence, after, y + 25, { size: sizes.footer, colour: colours.muted })
}
