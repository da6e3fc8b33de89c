import type { Aim, BenchPart, Measurement, Unit } from './types.ts'

export type Samples = {
  part: BenchPart
  what: string
  unit: Unit
  /** One figure a repetition. */
  ours: number[]
  /** One a repetition, in the same order. */
  bare?: number[]
  aim?: Aim
}

/**
 * A figure from its repetitions: medians, whether the aim is met, and how far the repetitions lie apart. The ratio is the
 * median of the ratios of each turn, for what slows the machine down for a while slows both sides of a turn.
 */
export function measurement({ part, what, unit, ours, bare, aim }: Samples): Measurement {
  const ratios = bare?.map((figure, turn) => ours[turn]! / figure)
  const ratio = ratios === undefined ? null : median(ratios)
  const judged = aim?.of === 'ratio' ? ratio : median(ours)
  return {
    part,
    what,
    unit,
    ours: median(ours),
    bare: bare === undefined ? null : median(bare),
    ratio,
    aim: aim === undefined || judged === null ? null : { ...aim, met: meets(judged, aim) },
    repetitions: ours.length,
    spread: spread(ratios ?? ours),
  }
}

function meets(value: number, { sense, limit }: Aim): boolean {
  return sense === 'at most' ? value <= limit : value >= limit
}

/** Linear between the two nearest values (type 7). @param share in [0, 1] @throws RangeError for no values */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no values, no quantile')
  const sorted = Float64Array.from(values).sort()
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  return below + (above - below) * (place - Math.floor(place))
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Width of the middle half, so that one disturbed repetition among many does not count. */
function spread(values: readonly number[]): number {
  const middle = median(values)
  return middle === 0 ? 0 : (quantile(values, 0.75) - quantile(values, 0.25)) / middle
}

/** Seconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
