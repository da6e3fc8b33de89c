import type { RecomputedValues } from '../analysis/rfm/index.ts'
import type { ColumnMapping, ImportReport } from '../ingest/index.ts'

/** Every kind of long work and what it needs to begin. */
export type JobPayloads = {
  /**
   * A file sent in chat, kept under `uploadId`; `source` null leaves the shop's name to the import. With `acceptProposal`
   * the manager has agreed with the columns that were proposed.
   */
  import: {
    uploadId: string
    fileName: string
    source: string | null
    /** Id of the source that the manager was looking at when sending the file. */
    lookingAt: number | null
    acceptProposal: boolean
  }
  /** New scores, classes, tiers and clusters; `referenceDate` null is the day after the last order. */
  rfm: { sourceId: number; referenceDate: string | null; refit?: boolean }
}

export type JobName = keyof JobPayloads

export const jobNames = ['import', 'rfm'] as const satisfies JobName[]

/** Why a file was not imported, as plain JSON. */
export type RefusedImport = {
  code: string
  details: Record<string, string | number | string[]>
  proposal: ColumnMapping | null
}

/** What a finished job leaves behind (plain JSON). */
export type JobResult =
  | { kind: 'imported'; report: ImportReport }
  | { kind: 'import-refused'; uploadId: string; error: RefusedImport }
  /** `rfm` is null when the source has no orders. */
  | { kind: 'rfm'; sourceId: number; rfm: RecomputedValues | null }

export type JobProgress = {
  /** A word that the interface has a text for, e.g. `reading`. */
  step: string
  done: number
  /** Null when the end is not known. */
  total: number | null
}
