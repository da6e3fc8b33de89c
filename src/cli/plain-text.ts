import { composeText } from '../reports/compose-text.ts'
import type { Report } from '../reports/report.ts'

/** A report as a terminal shows it: its text, without picture and buttons. */
export function plainText(report: Report): string {
  return `${composeText(report.blocks, Number.POSITIVE_INFINITY)
    .map(({ text }) => text)
    .join('\n\n')}\n`
}
