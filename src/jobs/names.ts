/** Every kind of long work and what it needs to begin. */
export type JobPayloads = {
  /** An uploaded or stored file into a source. */
  import: { uploadId: string; fileName: string; source: string | null; preset?: string | null }
  /** New scores and classes for the customers of a source. */
  rfm: { sourceId: number; referenceDate: string | null }
}

export type JobName = keyof JobPayloads

export const jobNames = ['import', 'rfm'] as const satisfies JobName[]

/** What a finished job leaves behind, as its handler returned it (plain JSON). */
export type JobResult = { kind: string } & Record<string, unknown>

export type JobProgress = {
  /** A word that the interface has a text for, e.g. `reading`. */
  step: string
  done: number
  /** Null when the end is not known. */
  total: number | null
}
