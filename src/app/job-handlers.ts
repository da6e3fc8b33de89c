import { recomputeLifetimes } from '../analysis/lifetime/index.ts'
import { recomputeRfm } from '../analysis/rfm/index.ts'
import type { BotDeps } from '../bot/index.ts'
import { ImportError, importFile, importWithProposal } from '../ingest/index.ts'
import { withUpload } from '../ingest/uploads.ts'
import type { JobContext, JobHandlers, JobPayloads, JobResult } from '../jobs/index.ts'

/** What each kind of long work does. Every one may be run twice: a worker may die after the work and before its note. */
export function jobHandlers({ database, pool, config }: BotDeps): JobHandlers {
  return { import: runImport, rfm: runRfm }

  async function runImport(
    { uploadId, source, lookingAt, fileName, acceptProposal }: JobPayloads['import'],
    { requestedBy, progress, signal }: JobContext,
  ): Promise<JobResult> {
    try {
      const report = await withUpload(database, uploadId, (file) =>
        (acceptProposal ? importWithProposal : importFile)(database, {
          file,
          source,
          lookingAt,
          requestedBy,
          limits: config.limits,
          signal,
          onProgress: ({ step, bytesDone, bytesTotal }) => progress(step, bytesDone, bytesTotal),
        }),
      )
      if (!report) {
        const error = { code: 'upload_gone', details: { file: fileName }, proposal: null }
        return { kind: 'import-refused', uploadId, error }
      }
      // In the same job, so that a death between the two leaves classes that do not fit the orders to nobody.
      progress('computing', 0, null)
      if (report.source_id !== null) {
        const rfm = await recomputeRfm(database, { sourceId: report.source_id, requestedBy })
        if (rfm) await recomputeLifetimes(database, { snapshot: rfm.snapshot, compute: pool.compute, requestedBy })
      }
      return { kind: 'imported', report }
    } catch (error) {
      // A file that is wrong is an answer, not a failure. The upload stays a while, for its columns may be agreed with.
      if (!(error instanceof ImportError)) throw error
      const { code, details, proposal } = error
      return { kind: 'import-refused', uploadId, error: { code, details, proposal } }
    }
  }

  async function runRfm(
    { sourceId, referenceDate }: JobPayloads['rfm'],
    { requestedBy, progress }: JobContext,
  ): Promise<JobResult> {
    progress('computing', 0, null)
    const rfm = await recomputeRfm(database, { sourceId, referenceDate: referenceDate ?? undefined, requestedBy })
    if (rfm) await recomputeLifetimes(database, { snapshot: rfm.snapshot, compute: pool.compute, requestedBy })
    return { kind: 'rfm', sourceId, rfm }
  }
}
