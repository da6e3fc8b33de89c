import type { BenchResult, Measurement, Unit } from './types.ts'

/** From here on the repetitions lie too far apart to trust a figure near its aim. */
const LARGE_SPREAD = 0.3

const header = ['what', 'ours', 'bare', 'ratio', 'aim', '', 'spread']

/** The figures as an aligned table between the machine and the notes. */
export function formatResult({ machine, measurements, notes }: BenchResult): string {
  const { cpus, cpuModel, memoryGigabytes, node, database, loadBefore } = machine
  const where = `${cpus} × ${cpuModel}, ${memoryGigabytes} GB, Node ${node}, Postgres ${database.version} (${database.kind}), load ${loadBefore} before`
  const wobbly = measurements.filter(({ spread }) => spread > LARGE_SPREAD)
  const missed = measurements.filter(({ aim }) => aim?.met === false)
  const lines = [where, '', ...table([header, ...measurements.map(row)]), '', ...notes]
  if (wobbly.length > 0) {
    lines.push(
      '~ The repetitions lie far apart: something else kept the machine busy. Medians are shown; run it again.',
    )
  }
  if (measurements.some(({ aim }) => aim)) {
    lines.push(missed.length === 0 ? 'Every aim is met.' : `${missed.length} aim(s) missed.`)
  }
  return `${lines.join('\n')}\n`
}

function row({ what, unit, ours, bare, ratio, aim, spread, repetitions }: Measurement): string[] {
  return [
    what,
    withUnit(ours, unit),
    bare === null ? '' : withUnit(bare, unit),
    ratio === null ? '' : `${ratio.toFixed(2)} ×`,
    aim === null ? '' : `${aim.sense === 'at most' ? '≤' : '≥'} ${limitOf(aim, unit)}`,
    aim === null ? '' : aim.met ? '✓' : '✗',
    repetitions < 2 ? '' : `${Math.round(100 * spread)} %${spread > LARGE_SPREAD ? ' ~' : ''}`,
  ]
}

function limitOf(aim: NonNullable<Measurement['aim']>, unit: Unit): string {
  return aim.of === 'ours'
    ? withUnit(aim.limit, unit)
    : `${Number.isInteger(aim.limit) ? aim.limit : aim.limit.toFixed(2)} ×`
}

function withUnit(value: number, unit: Unit): string {
  if (unit === 'count') return String(value)
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2
  const number = value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })
  return unit === '/s' ? `${number}/s` : `${number} ${unit}`
}

/** The first column to the left, figures to the right. */
function table(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)))
  return rows.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  )
}
