import { localMinute } from '../i18n/index.ts'
import type { Block, Report, Voice } from './report.ts'

/** What /jobs shows of a piece of long work. */
export type JobSummary = {
  name: string
  status: 'queued' | 'running' | 'done' | 'failed'
  /** What came of it; only its kind is looked at. */
  result: { kind: string } | null
  progress: JobProgress | null
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
}

/** `total` is null where the end is not known. */
export type JobProgress = { step: string; done: number; total: number | null }

/** The latest jobs, newest first, in the shop's time. */
export function jobsReport(jobs: JobSummary[], timeZone: string, { t }: Voice): Report {
  const blocks: Block[] =
    jobs.length === 0
      ? [{ kind: 'text', text: t('jobs-none') }]
      : [
          { kind: 'heading', text: t('jobs-title') },
          { kind: 'list', items: jobs.map((job) => jobLine(job, timeZone, t)) },
        ]
  return { blocks, buttons: [[{ label: t('jobs-refresh'), action: 'jobs' }]] }
}

/** The one line that a waiting or running job shows in its message. */
export function jobProgressReport(name: string, progress: JobProgress | null, { t }: Voice): Report {
  const label = t(`job-name-${name}`)
  if (!progress) return { blocks: [{ kind: 'text', text: t('job-queued', { name: label }) }] }
  const step = t(`job-step-${progress.step}`)
  const text = t('job-running', { name: label, step, share: shareOf(progress) })
  return { blocks: [{ kind: 'text', text: `${text}\n${bar(progress)}`.trim() }] }
}

/** A job that ended badly. The log has the reason under the job's id, whose beginning is shown. */
export function jobFailedReport(name: string, id: string, { t }: Voice): Report {
  return {
    blocks: [
      { kind: 'text', text: t('job-failed', { name: t(`job-name-${name}`), id: id.slice(0, 8) }) },
      { kind: 'note', text: t('job-failed-hint') },
    ],
  }
}

function jobLine(job: JobSummary, timeZone: string, t: Voice['t']): string {
  const at = localMinute(job.createdAt, timeZone)
  const share = job.status === 'running' && job.progress ? ` ${shareOf(job.progress)}` : ''
  const seconds =
    job.startedAt && job.finishedAt
      ? ` · ${((job.finishedAt.getTime() - job.startedAt.getTime()) / 1000).toFixed(1)} s`
      : ''
  return `${at}  ${t(`job-name-${job.name}`)} · ${t(`job-status-${job.result?.kind === 'import-refused' ? 'refused' : job.status}`)}${share}${seconds}`
}

function shareOf({ done, total }: JobProgress): string {
  return total ? `${Math.min(100, Math.floor((100 * done) / total))}%` : ''
}

function bar({ done, total }: JobProgress): string {
  if (!total) return ''
  const filled = Math.min(12, Math.round((12 * done) / total))
  return '▰'.repeat(filled) + '▱'.repeat(12 - filled)
}
