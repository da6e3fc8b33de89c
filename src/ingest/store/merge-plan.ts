import type { Tombstones } from '../../customers/tombstones.ts'
import type { ColumnMapping } from '../columns/fields.ts'
import type { PresetName } from '../columns/presets.ts'
import type { Table } from '../read/table.ts'
import type { ImportReport, ImportRequest } from '../types.ts'
import type { StagedRows } from './stage-rows.ts'
import type { StagingTables } from './staging.ts'

/** What is known of an import once its rows are staged. */
export type MergePlan = {
  request: ImportRequest
  importId: number
  tables: StagingTables
  /** Who was erased from the source when the rows were staged. */
  tombstones: Tombstones | null
  staged: StagedRows
  table: Table
  preset: PresetName
  mapping: ColumnMapping
  source: string
  bytes: number
  sha256: string
  dayOrder: ImportReport['day_order']
  kind: 'server' | 'embedded'
  /** `performance.now()` when the import began. */
  began: number
}
