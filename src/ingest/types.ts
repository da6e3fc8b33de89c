import type { ColumnMapping } from './columns/fields.ts'
import type { PresetName } from './columns/presets.ts'
import type { Details } from './import-error.ts'
import type { Limits } from './read/read-bytes.ts'
import type { TableFormat } from './read/table.ts'

export type ImportRequest = {
  /** A file on this machine's disk; `name` is what people call it. */
  file: { name: string; path: string }
  /**
   * The shop's stream of orders; null takes the shop that `lookingAt` names when the file goes on with it, else the
   * preset's name, or the file's where columns were mapped by hand.
   */
  source: string | null
  /** Id of the source that the sender is looking at. */
  lookingAt?: number | null
  preset?: PresetName
  /** A mapping that a manager confirmed; wins over `preset`. */
  mapping?: ColumnMapping
  /** ISO 4217, for mapped files only; the presets know theirs. */
  currency?: string
  sheet?: string
  /** Rows that say the same in every column: `keep` (the default) or `drop` all but the first. */
  duplicates?: 'keep' | 'drop'
  /** Computes the whole report and keeps nothing. */
  dryRun?: boolean
  requestedBy: string
  /** Bytes. */
  limits: Limits
  onProgress?: (progress: ImportProgress) => void
  signal?: AbortSignal
}

export type ImportProgress = {
  step: 'reading' | 'loading' | 'merging' | 'checking'
  bytesDone: number
  bytesTotal: number
  rows: number
}

/** Figures of one column over the orders of the file, quarantine included. Quartiles of type 7, fences of 1.5 IQR. */
export type Distribution = {
  count: number
  min: number
  q1: number
  median: number
  q3: number
  max: number
  mean: number
  /** Of the sample (n − 1); null for a single order. */
  std: number | null
  lower_fence: number
  upper_fence: number
  outliers_below: number
  outliers_above: number
  /** At most 300 of the outliers, the least and the greatest among them, ascending. */
  outlier_sample: number[]
}

export type QuarantineEvidence = {
  customer_id: number
  customer: string
  /** True when this import put them there. */
  new: boolean
  status: 'pending' | 'confirmed'
  /** Orders in the source; all of them are in quarantine. */
  orders: number
  /** The busiest window that met the rule. */
  from: string
  to: string
  window_orders: number
  merchants: number
  quantities: number[]
}

/** A trap of the file that a manager should know of: `import-warning-<code>`. */
export type ImportWarning = { code: string; values: Details }

/** What an import did (domain.md §1). Plain JSON, kept in imports.report; `huike import --json` prints it as it is. */
export type ImportReport = {
  /** Null for a dry run. */
  import_id: number | null
  dry_run: boolean
  source: string
  source_id: number | null
  preset: PresetName
  mapping: ColumnMapping
  file: string
  file_bytes: number
  sha256: string
  format: TableFormat
  currency: string
  /** rows_read = rows_kept + rows_rejected; quarantined and repaired rows are among the kept. */
  rows_read: number
  rows_kept: number
  rows_repaired: number
  rows_rejected: number
  rows_quarantined: number
  /** Of this file, after cleaning and quarantine. */
  orders: number
  /** Null where the file has no column for customers. */
  customers: number | null
  merchants: number
  sales: number
  orders_new: number
  orders_updated: number
  orders_unchanged: number
  lines: number
  products: number
  /** The file brought nothing that the source did not have. */
  unchanged: boolean
  /** The last import of the very same file into this source. */
  earlier_import: { id: number; at: string } | null
  /** Rows by code. */
  reasons: { rejected: Record<string, number>; repaired: Record<string, number> }
  /** The first row that was rejected for each reason. */
  examples: Record<string, { line: number; column: string | null; value: string | null }>
  /** Empty cells by column, of all rows read. */
  missing: Record<string, number>
  amount: Distribution | null
  quantity: Distribution | null
  duplicates: {
    choice: 'keep' | 'drop'
    /** Kept rows that say the same as an earlier one, and what is left without them. */
    rows: number
    rows_without: number
    sales_with: number
    sales_without: number
  }
  period: { from: string; to: string } | null
  postage: { min: number; max: number; values: { value: number; orders: number }[] } | null
  /** Rows, among the rejected ones, that say what went back, and its amount (above zero). */
  returns: { lines: number; amount: number }
  sign_flips: number
  /** How day and month were told apart; `certain` is false when no row decides it. */
  day_order: { order: 'ymd' | 'mdy' | 'dmy'; certain: boolean }
  quarantine: {
    /** Null where the source has no merchants, so that the rule cannot be applied. */
    quantity_above: number | null
    min_orders: number
    min_merchants: number
    hours: number
    customers: QuarantineEvidence[]
  }
  warnings: ImportWarning[]
  seconds: number
}
