import { createFormat, type Language, translator } from '../../src/i18n/index.ts'
import type { Report, Voice } from '../../src/reports/report.ts'

export function makeVoice(language: Language, currency = 'CNY'): Voice {
  return { t: translator(language), format: createFormat(language, currency) }
}

/** Everything that a report says, block after block. */
export function textOf(report: Report): string {
  return report.blocks
    .map((block) => {
      if (block.kind === 'pairs') return block.pairs.map((pair) => pair.join('  ')).join('\n')
      if (block.kind === 'table') return block.rows.map((row) => row.join('  ')).join('\n')
      return block.kind === 'list' ? block.items.join('\n') : block.text
    })
    .join('\n\n')
}

/** The callback data of every button, in order. */
export function actionsOf(report: Report): string[] {
  return (report.buttons ?? []).flat().map((button) => button.action)
}
