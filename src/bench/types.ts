import type { Config } from '../config.ts'
import type { Machine } from './machine.ts'
import type { Scratch } from './scratch.ts'

export const benchParts = ['import', 'rfm', 'analysis', 'pictures', 'webhook'] as const
export type BenchPart = (typeof benchParts)[number]

/** `count` has no unit. */
export type Unit = 's' | 'ms' | '/s' | 'MB' | 'count'

/** What a figure should reach: the ratio of ours to the bare thing, or ours itself in the figure's own unit. */
export type Aim = { of: 'ratio' | 'ours'; sense: 'at most' | 'at least'; limit: number }

/** One figure: ours beside the bare equivalent, both measured in this run in turns. */
export type Measurement = {
  part: BenchPart
  what: string
  unit: Unit
  /** Median over the repetitions, as is `bare`; null where nothing bare does the same. */
  ours: number
  bare: number | null
  /** ours / bare, median over the repetitions */
  ratio: number | null
  aim: (Aim & { met: boolean }) | null
  repetitions: number
  /** Width of the middle half of the repetitions as a share of their median: of the ratios, or of ours alone. */
  spread: number
}

export type BenchResult = {
  machine: Machine
  /** What was measured with which tool and how much of it: facts beside the figures, one sentence each. */
  notes: string[]
  measurements: Measurement[]
}

/** How much is measured. The defaults take some minutes. */
export type BenchSizes = {
  /** Rows of the generated file; a given file has its own. */
  importRows: number
  importRuns: number
  /** A shop of each size. */
  rfm: { orders: number; runs: number }[]
  /** Repetitions with the file, and a made-up shop of each size, the smallest first. */
  analysis: { fileRuns: number; shops: { orders: number; runs: number }[] }
  /** Orders of the made-up shop that the pictures show. */
  shopOrders: number
  pictureRuns: number
  webhookSeconds: number
  webhookRounds: number
  webhookConnections: number
}

/** What every part gets. */
export type BenchContext = {
  config: Pick<Config, 'language' | 'limits'>
  scratch: Scratch
  sizes: BenchSizes
  /** An order file to import instead of a generated one. */
  file: string | null
  /** Tells whoever waits what is being done. */
  onStep(text: string): void
}

/** What a part found. */
export type PartResult = { measurements: Measurement[]; notes: string[] }
