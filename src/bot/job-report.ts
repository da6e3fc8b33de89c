import type { Source } from '../analysis/sources.ts'
import { createFormat, type Language, translator } from '../i18n/index.ts'
import type { JobRun } from '../jobs/index.ts'
import { importErrorReport, importReport } from '../reports/import-report.ts'
import { jobFailedReport, jobProgressReport } from '../reports/jobs.ts'
import type { Report, Voice } from '../reports/report.ts'
import { rfmDoneReport } from '../reports/rfm-done.ts'

/** What the message of a job shows: its progress, its result, or why there is none. */
export function jobReport(run: JobRun, sources: Source[], fallback: Language): Report {
  const voice = voiceFor(run, sources, fallback)
  if (run.status === 'queued' || run.status === 'running') return jobProgressReport(run.name, run.progress, voice)
  if (run.status === 'failed' || !run.result) return jobFailedReport(run.name, run.error ?? '', voice)
  const { result } = run
  switch (result.kind) {
    case 'imported':
      return importReport(result.report, voice)
    case 'import-refused':
      return importErrorReport(result.error, voice, result.uploadId)
    case 'rfm':
      return rfmDoneReport(result.rfm, voice)
  }
}

function voiceFor(run: JobRun, sources: Source[], fallback: Language): Voice {
  const language = run.language ?? fallback
  const sourceId = run.result && 'sourceId' in run.result ? run.result.sourceId : null
  const currency = sources.find(({ id }) => id === sourceId)?.currency ?? 'CNY'
  return { t: translator(language), format: createFormat(language, currency) }
}
