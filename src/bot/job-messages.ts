import type { Api } from 'grammy'
import { listSources } from '../analysis/sources.ts'
import { type JobRun, markShown, unshownJobs } from '../jobs/index.ts'
import { enqueueOutbox } from '../messaging/index.ts'
import type { BotDeps } from './context.ts'
import type { JobPayload } from './deliver.ts'
import { jobReport } from './job-report.ts'
import { editReport } from './present.ts'

/** How often a job's message is brought up to date; Telegram allows about one edit a second in a chat. */
const LOOK_MS = 1000

/** Keeps the messages of this bot's jobs up to date, whoever runs the jobs. */
export function createJobMessages(api: Api, botId: number, deps: BotDeps) {
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | null = null

  function look(): Promise<void> {
    looking ??= showAll()
      .catch((error) => deps.logger.warn({ err: error }, 'the messages of jobs could not be brought up to date'))
      .finally(() => {
        looking = null
      })
    return looking
  }

  async function showAll(): Promise<void> {
    for (const run of await unshownJobs(deps.database, botId)) {
      if (run.status === 'done' || run.status === 'failed') await putEnd(run)
      else await showProgress(run)
    }
  }

  /** The end of a job goes by the outbox, so that it is neither lost nor sent twice. */
  async function putEnd(run: JobRun): Promise<void> {
    const payload: JobPayload = { jobId: run.id, withPicture: true }
    await enqueueOutbox(deps.database, { botId, key: `job:${run.id}`, chatId: run.chatId!, kind: 'job', payload })
    await markShown(deps.database, run.id, run.revision)
  }

  async function showProgress(run: JobRun): Promise<void> {
    if (!(await markShown(deps.database, run.id, run.revision)) || !run.progress) return
    const sender = { api, pool: deps.pool, logger: deps.logger }
    const report = jobReport(run, await listSources(deps.database), deps.config.language)
    await editReport(sender, { chatId: run.chatId! }, { id: run.messageId!, hasPicture: false }, report, run.language ?? 'zh')
  }

  return {
    look,
    start() {
      timer = setInterval(look, LOOK_MS)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
