import { type Api, GrammyError } from 'grammy'
import { listSources } from '../analysis/sources.ts'
import type { JobRun } from '../jobs/index.ts'
import { enqueueOutbox } from '../messaging/index.ts'
import type { BotDeps } from './context.ts'
import type { JobPayload } from './deliver.ts'
import { jobReport } from './job-report.ts'
import { editReport } from './present.ts'

/**
 * Brings the message of a job up to date: its progress by an edit; its end through the outbox, text and picture under
 * one key each, so that neither is lost nor shown twice whatever dies.
 */
export function showJob(api: Api, botId: number, deps: BotDeps): (run: JobRun) => Promise<void> {
  let quietUntil = 0
  return async (run) => {
    if (run.chatId === null || run.messageId === null) return
    const language = run.language ?? deps.config.language
    const report = jobReport(run, await listSources(deps.database), language)
    if (run.status === 'done' || run.status === 'failed') {
      const { chatId } = run
      const put = (part: JobPayload['part']) =>
        enqueueOutbox(deps.database, {
          botId,
          key: `job:${run.id}:${part}`,
          chatId,
          kind: 'job',
          payload: { jobId: run.id, part },
        })
      await put('text')
      if (report.picture) await put('picture')
      return
    }
    // Progress is a courtesy: while Telegram asks for patience, none is shown.
    if (Date.now() < quietUntil) return
    const sender = { api, pool: deps.pool, logger: deps.logger }
    try {
      await editReport(sender, { chatId: run.chatId }, { id: run.messageId, hasPicture: false }, report, language)
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code !== 429) throw error
      quietUntil = Date.now() + (error.parameters.retry_after ?? 1) * 1000
    }
  }
}
