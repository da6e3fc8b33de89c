export { type ColumnMapping, type Field, fields } from './columns/fields.ts'
export type { PresetName } from './columns/presets.ts'
export { type Proposal, proposeMapping } from './columns/propose-mapping.ts'
export { confirmMapping } from './columns/remembered-mappings.ts'
export { ImportError } from './import-error.ts'
export { importFile } from './import-file.ts'
export { importWithProposal } from './import-with-proposal.ts'
export { latestImport } from './latest-import.ts'
export { decideQuarantine, listQuarantine, type QuarantinedCustomer } from './quarantine.ts'
export { rejectionsCsv } from './rejections.ts'
export type {
  Distribution,
  ImportProgress,
  ImportReport,
  ImportRequest,
  ImportWarning,
  QuarantineEvidence,
} from './types.ts'
