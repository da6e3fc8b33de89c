import { compactValue, type Numerals, type ValueFormat } from './format.ts'
import { colours, sizes } from './theme.ts'

/** An axis for days, months or other names in a row: no grid, upright labels, as many as fit. */
export function nameAxis(title?: string) {
  return {
    grid: { display: false },
    border: { color: colours.grid },
    ticks: { maxRotation: 0, autoSkipPadding: 14, color: colours.muted, font: { size: sizes.tick } },
    title: axisTitle(title, colours.muted),
  }
}

/** A value axis from zero with few, short ticks. */
export function valueAxis(format: ValueFormat, numerals: Numerals, colour: string = colours.muted, title?: string) {
  return {
    beginAtZero: true,
    border: { display: false },
    grid: { color: colours.grid },
    ticks: {
      maxTicksLimit: 6,
      precision: format === 'count' ? 0 : undefined,
      padding: 6,
      color: colour,
      font: { size: sizes.tick },
      callback: (value: number | string, _index: number, ticks: { value: number }[]) =>
        compactValue(Number(value), format, numerals, Math.max(...ticks.map((tick) => Math.abs(tick.value)))),
    },
    title: axisTitle(title, colour),
  }
}

function axisTitle(text: string | undefined, colour: string) {
  return { display: text !== undefined, text: text ?? '', color: colour, font: { size: sizes.tick } }
}
