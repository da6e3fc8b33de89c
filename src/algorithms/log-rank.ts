import { chiSquareTail } from './chi-square.ts'
import type { DurationSample } from './kaplan-meier.ts'

export type LogRank = {
  statistic: number
  degrees: number
  p: number
  /** Events of each sample, and those to be expected if all samples had one survival curve. */
  groups: { observed: number; expected: number }[]
}

/**
 * The log-rank test (Mantel 1966) of one survival curve for all samples, as R's `survdiff(Surv(times, observed) ~ group)`.
 * O(n log n) time for n durations.
 * @returns null where there is nothing to test: fewer than two samples that are at risk together at any event
 */
export function logRank(samples: DurationSample[]): LogRank | null {
  const rows = samples.flatMap((sample, group) =>
    Array.from(sample.times, (time, index) => ({
      time,
      group,
      count: sample.counts?.[index] ?? 1,
      events: sample.observed[index] ? (sample.counts?.[index] ?? 1) : 0,
    })),
  )
  rows.sort((a, b) => a.time - b.time)
  const k = samples.length
  const left = samples.map((_, group) => sum(rows.filter((row) => row.group === group).map((row) => row.count)))
  const observed = new Array<number>(k).fill(0)
  const expected = new Array<number>(k).fill(0)
  const variance = Array.from({ length: k }, () => new Array<number>(k).fill(0))
  for (let at = 0; at < rows.length; ) {
    const { time } = rows[at]!
    const leaving = new Array<number>(k).fill(0)
    let events = 0
    for (; rows[at]?.time === time; at++) {
      const { group, count, events: happened } = rows[at]!
      leaving[group]! += count
      observed[group]! += happened
      events += happened
    }
    if (events > 0) addEvents(events, left, expected, variance)
    for (let group = 0; group < k; group++) left[group]! -= leaving[group]!
  }
  // Samples that are never at risk at an event say nothing.
  const told = expected.flatMap((value, group) => (value > 0 && variance[group]![group]! > 0 ? [group] : []))
  // The last difference follows from the others.
  const kept = told.slice(0, -1)
  if (kept.length === 0) return null
  const differences = kept.map((group) => observed[group]! - expected[group]!)
  const solved = solve(
    kept.map((row) => kept.map((column) => variance[row]![column]!)),
    differences,
  )
  if (!solved) return null
  const statistic = sum(differences.map((difference, index) => difference * solved[index]!))
  const groups = observed.map((value, group) => ({ observed: value, expected: expected[group]! }))
  return { statistic, degrees: kept.length, p: chiSquareTail(statistic, kept.length), groups }
}

/** Of the events at one time, each sample's share by the hypergeometric distribution, and their covariances. */
function addEvents(events: number, left: number[], expected: number[], variance: number[][]): void {
  const all = sum(left)
  const factor = all > 1 ? (events * (all - events)) / (all - 1) : 0
  for (const [a, atRisk] of left.entries()) {
    expected[a]! += (events * atRisk) / all
    for (const [b, other] of left.entries()) {
      variance[a]![b]! += factor * ((a === b ? atRisk / all : 0) - (atRisk * other) / all ** 2)
    }
  }
}

/** Gauss–Jordan elimination of a small symmetric system. @returns null where it has no single solution */
function solve(matrix: number[][], right: number[]): number[] | null {
  const rows = matrix.map((row, index) => [...row, right[index]!])
  const n = rows.length
  const scale = Math.max(...matrix.flat().map(Math.abs))
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let row = column; row < n; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row
    }
    if (Math.abs(rows[pivot]![column]!) <= 1e-12 * scale) return null
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let row = 0; row < n; row++) {
      if (row === column) continue
      const factor = rows[row]![column]! / rows[column]![column]!
      for (let at = column; at <= n; at++) rows[row]![at]! -= factor * rows[column]![at]!
    }
  }
  return rows.map((row, index) => row[n]! / row[index]!)
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
