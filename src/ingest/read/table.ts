import type { OnBytes } from './read-bytes.ts'
import type { Batch } from './split-records.ts'

/** A table in a file: its header, and its rows as often as they are asked for. */
export type Table = {
  /** Trimmed names; `rawHeader` as they stand in the file. */
  header: string[]
  rawHeader: string[]
  format: TableFormat
  /** The rows after the header, in pieces of some thousand. */
  batches(onBytes?: OnBytes): AsyncIterable<Batch>
}

export type TableFormat = {
  container: 'plain' | 'gzip' | 'zip' | 'workbook'
  encoding: string | null
  delimiter: string | null
  sheet: string | null
  /** Sheets of the workbook that were left alone. */
  other_sheets: string[]
}
