import type { Database } from '../db/index.ts'
import { confirmMapping } from './columns/remembered-mappings.ts'
import { ImportError } from './import-error.ts'
import { importFile } from './import-file.ts'
import type { ImportReport, ImportRequest } from './types.ts'

/**
 * Imports a file of which somebody has seen the proposed columns and agreed: they are remembered for this header, and
 * the file is read with them. @throws ImportError where there is nothing to agree with
 */
export async function importWithProposal(database: Database, request: ImportRequest): Promise<ImportReport> {
  try {
    return await importFile(database, request)
  } catch (error) {
    if (!(error instanceof ImportError) || !error.proposal || !Array.isArray(error.details.header)) throw error
    await confirmMapping(database, error.details.header, error.proposal, request.requestedBy)
    return importFile(database, request)
  }
}
