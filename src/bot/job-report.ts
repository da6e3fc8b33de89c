import type { Source } from '../analysis/sources.ts'
import { createFormat, type Language, translator } from '../i18n/index.ts'
import type { JobResult, JobRun } from '../jobs/index.ts'
import { importErrorReport, importReport } from '../reports/imports/import-report.ts'
import { jobFailedReport, jobProgressReport } from '../reports/jobs.ts'
import type { Report, Voice } from '../reports/report.ts'
import { rfmDoneReport } from '../reports/segments/rfm-done.ts'
import { addressTo } from './present.ts'

/** What the message of a job shows: its progress, its result, or why there is none. */
export function jobReport(run: JobRun, sources: Source[], fallback: Language): Report {
  const sourceId = run.result && sourceOf(run.result)
  const currency = sources.find(({ id }) => id === sourceId)?.currency ?? 'CNY'
  const language = run.language ?? fallback
  const voice: Voice = { t: translator(language), format: createFormat(language, currency) }
  if (run.status === 'queued' || run.status === 'running') return jobProgressReport(run.name, run.progress, voice)
  if (run.status === 'failed' || !run.result) return jobFailedReport(run.name, run.id, voice)
  const report = resultReport(run.result, voice)
  return sourceId === null ? report : addressTo(sourceId, report)
}

function resultReport(result: JobResult, voice: Voice): Report {
  switch (result.kind) {
    case 'imported':
      return importReport(result.report, voice)
    case 'import-refused':
      return importErrorReport(result.error, voice, result.uploadId)
    case 'rfm':
      return rfmDoneReport(result.rfm, voice)
  }
}

function sourceOf(result: JobResult): number | null {
  switch (result.kind) {
    case 'imported':
      return result.report.source_id
    case 'import-refused':
      return null
    case 'rfm':
      return result.sourceId
  }
}
