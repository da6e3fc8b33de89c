import type { DurationSample } from '../../algorithms/kaplan-meier.ts'

/** So many purchases that were followed by another after `days` (`ended`), or by none in the `days` up to the data's end. */
export type DurationCount = { days: number; ended: boolean; count: number }

export function sampleOf(rows: DurationCount[]): DurationSample {
  return {
    times: Float64Array.from(rows, (row) => row.days),
    observed: Uint8Array.from(rows, (row) => Number(row.ended)),
    counts: Float64Array.from(rows, (row) => row.count),
  }
}
