import { categoriseProducts } from '../analysis/products/index.ts'
import { recomputeValues } from '../analysis/rfm/index.ts'
import type { BotDeps } from '../bot/index.ts'
import { ImportError, importFile, importWithProposal } from '../ingest/index.ts'
import { withUpload } from '../ingest/uploads.ts'
import type { JobContext, JobHandlers, JobPayloads, JobResult } from '../jobs/index.ts'

/** What each kind of long work does. Every one may be run twice: a worker may die after the work and before its note. */
export function jobHandlers({ database, config, pool }: BotDeps): JobHandlers {
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
      if (report.source_id !== null) {
        await categoriseProducts(database, report.source_id)
        const onStep = (step: string) => progress(step, 0, null)
        await recomputeValues(database, { sourceId: report.source_id, requestedBy }, { compute: pool.compute, onStep })
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
    { sourceId, referenceDate, refit }: JobPayloads['rfm'],
    { requestedBy, progress }: JobContext,
  ): Promise<JobResult> {
    const onStep = (step: string) => progress(step, 0, null)
    const asked = { sourceId, referenceDate: referenceDate ?? undefined, requestedBy, refit }
    const rfm = await recomputeValues(database, asked, { compute: pool.compute, onStep })
    return { kind: 'rfm', sourceId, rfm }
  }
}
