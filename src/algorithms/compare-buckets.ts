import { studentTail } from './student-t.ts'

/** One value for each bucket, null where the block has none. Blocks of one stratum belong together, e.g. to one month. */
export type BucketBlock = { stratum: string; values: (number | null)[] }

export type BucketComparison = {
  bucket: number
  /** How many blocks have the bucket. */
  blocks: number
  mean: number
  /** Mean over the blocks of: the bucket's value less the mean of its block. */
  difference: number
  /** Of the difference; null with one block. */
  standardError: number | null
  /** Of so high a difference where there is none, times the buckets tested (Bonferroni), at most 1; null with one block. */
  chance: number | null
  /** In how many strata the mean difference is above 0. */
  strata: number
  strataAbove: number
}

/**
 * Which buckets lie above the average of their block beyond chance: for each bucket a one-sided paired t-test of its values
 * against the means of their blocks, corrected by Bonferroni for the number of buckets. As
 * `scipy.stats.ttest_1samp(differences, 0, alternative='greater').pvalue * buckets`. What changes from block to block (season,
 * growth) drops out. Blocks with fewer than two values compare nothing and are left out.
 * @returns one entry for each bucket that some block has, in their order
 */
export function compareBuckets(blocks: BucketBlock[]): BucketComparison[] {
  const samples: Sample[] = []
  for (const { stratum, values } of blocks) {
    const present = values.filter((value) => value !== null)
    if (present.length < 2) continue
    const mean = sum(present) / present.length
    for (const [bucket, value] of values.entries()) {
      if (value === null) continue
      samples[bucket] ??= { values: [], differences: [], strata: new Map() }
      const sample = samples[bucket]
      sample.values.push(value)
      sample.differences.push(value - mean)
      sample.strata.set(stratum, (sample.strata.get(stratum) ?? 0) + value - mean)
    }
  }
  const tested = samples.filter(({ values }) => values.length >= 2).length
  return samples.flatMap((sample, bucket) => compare(sample, bucket, tested))
}

type Sample = { values: number[]; differences: number[]; strata: Map<string, number> }

function compare({ values, differences, strata }: Sample, bucket: number, tested: number): BucketComparison {
  const blocks = values.length
  const difference = sum(differences) / blocks
  const squares = sum(differences.map((value) => (value - difference) ** 2))
  const standardError = blocks < 2 ? null : Math.sqrt(squares / (blocks - 1) / blocks)
  return {
    bucket,
    blocks,
    mean: sum(values) / blocks,
    difference,
    standardError,
    chance:
      standardError === null ? null : Math.min(1, tested * studentTail(ratio(difference, standardError), blocks - 1)),
    strata: strata.size,
    strataAbove: [...strata.values()].filter((total) => total > 0).length,
  }
}

/** Values that never differ leave no doubt about the sign of their difference. */
function ratio(difference: number, standardError: number): number {
  return difference === 0 ? 0 : difference / standardError
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
