import type { Api } from 'grammy'
import { listSources } from '../analysis/sources.ts'
import type { JobRun } from '../jobs/index.ts'
import { enqueueOutbox } from '../messaging/index.ts'
import type { BotDeps } from './context.ts'
import type { JobPayload } from './deliver.ts'
import { jobReport } from './job-report.ts'
import { editReport } from './present.ts'

/**
 * Brings the message of a job up to date: its progress by an edit; its end through the outbox, under one key, so that
 * it is neither lost nor shown twice whatever dies.
 */
export function showJob(api: Api, botId: number, deps: BotDeps): (run: JobRun) => Promise<void> {
  return async (run) => {
    if (run.chatId === null || run.messageId === null) return
    if (run.status === 'done' || run.status === 'failed') {
      const payload: JobPayload = { jobId: run.id, withPicture: true }
      await enqueueOutbox(deps.database, { botId, key: `job:${run.id}`, chatId: run.chatId, kind: 'job', payload })
      return
    }
    const language = run.language ?? deps.config.language
    const report = jobReport(run, await listSources(deps.database), language)
    const sender = { api, pool: deps.pool, logger: deps.logger }
    await editReport(sender, { chatId: run.chatId }, { id: run.messageId, hasPicture: false }, report, language)
  }
}
