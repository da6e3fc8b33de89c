import { writeGroup } from '../../analysis/rfm/group.ts'
import type { Figures, Strategy } from '../../analysis/strategy/index.ts'
import type { ReportTable } from '../report.ts'

const header = ['topic', 'code', 'group', 'customers', 'figure', 'unit', 'value', 'certainty', 'reason']

/** One row for each figure of each line, also of those that are not given; groups by their codes (`t1`, `011`). */
export function strategyTable({ advice, withheld }: Strategy): ReportTable['rows'] {
  return [
    header,
    ...advice.flatMap(({ topic, code, target, figures, certainty }) => {
      const groups = (target?.groups ?? []).map(writeGroup).join(' ') || null
      const line = [topic, code, groups, target?.customers ?? null]
      return figureRows(figures).map((row) => [...line, ...row, certainty.level, certainty.doubt])
    }),
    ...withheld.flatMap(({ topic, claim, reason, figures }) =>
      figureRows(figures).map((row) => [topic, claim, null, null, ...row, 'withheld', reason]),
    ),
  ]
}

function figureRows(figures: Figures): [name: string, unit: string, value: string | number][] {
  return Object.entries(figures).map(([name, { unit, value }]) => [
    name,
    unit,
    typeof value === 'number' ? value : value.join(' '),
  ])
}
