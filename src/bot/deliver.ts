import { randomUUID } from 'node:crypto'
import { type Api, GrammyError, HttpError } from 'grammy'
import { listSources } from '../analysis/sources.ts'
import { weeklySummary } from '../analysis/weekly/index.ts'
import { createFormat, type Language, localDay, translator } from '../i18n/index.ts'
import { findJob } from '../jobs/index.ts'
import { listMembers } from '../members/index.ts'
import { DeliveryError, type NewOutboxMessage, type OutboxOptions, type OutboxRow } from '../messaging/index.ts'
import type { WeeklyPayload } from '../messaging/subscriptions.ts'
import type { Button, Report } from '../reports/report.ts'
import { weeklyReport } from '../reports/weekly/weekly.ts'
import type { BotDeps } from './context.ts'
import { jobReport } from './job-report.ts'
import { addressTo, type DrawnReport, drawReport, editDrawn, type Place, sendDrawn, sendPicture } from './present.ts'

/** What an outbox row says in words: a text of the locales with its values. */
export type NoticePayload = {
  text: string
  values: Record<string, string | number>
  language: Language
  buttons?: Button[][]
}

/** The end of a job is two messages to send: the text that takes the place of its progress, and its picture, if any. */
export type JobPayload = { jobId: string; part: 'text' | 'picture' }

/** How the outbox makes and hands over what nobody asked for just now: weekly reports, ends of jobs, notices. */
export function createDelivery(
  api: Api,
  botId: number,
  deps: BotDeps,
): Pick<OutboxOptions, 'prepare' | 'send' | 'onGivenUp' | 'onUnsure'> {
  const sender = { api, pool: deps.pool, logger: deps.logger }

  return {
    async prepare(row) {
      const { report, language } = await reportOf(row, deps)
      const { png, ...rest } = await drawReport(sender, placeOf(row), report, language)
      return { caption: rest, picture: png }
    },

    async send(row) {
      const drawn = { ...(row.caption as Omit<DrawnReport, 'png'>), png: row.picture }
      try {
        const messageId = row.kind === 'job' ? await messageOf(row) : null
        if (messageId === null) return (await sendDrawn(api, placeOf(row), drawn)).message_id
        if (drawn.png) return (await sendPicture(api, placeOf(row), messageId, drawn.png)).message_id
        await editDrawn(api, placeOf(row), { id: messageId, hasPicture: false }, drawn)
        return messageId
      } catch (error) {
        throw deliveryError(error)
      }
    },

    async onGivenUp(row, error) {
      const owners = (await listMembers(deps.database, botId)).filter(({ role }) => role === 'owner')
      return owners.map((owner) =>
        notice(row, `failed:${row.id}:${owner.userId}:${randomUUID()}`, owner.userId, {
          text: 'notice-push-failed',
          values: { chat: String(row.chatId), attempts: row.attempts, error },
          language: owner.language ?? deps.config.language,
        }),
      )
    },

    async onUnsure(row) {
      // Editing a message again does no harm, so the end of a job is simply shown again; a picture may be missing.
      if (row.kind === 'job') {
        const { botId, chatId, threadId, kind, payload, key } = row
        const shownAgain = { botId, chatId, threadId, kind, payload, key: `${key}:${randomUUID()}` }
        return (payload as JobPayload).part === 'text' ? [shownAgain] : []
      }
      const { language, period } = row.payload as WeeklyPayload
      const label = translator(language)('notice-push-again')
      return [
        notice(row, `unsure:${row.id}:${randomUUID()}`, row.chatId, {
          text: 'notice-push-unsure',
          values: { period },
          language,
          buttons: [[{ label, action: `again:${row.id}` }]],
        }),
      ]
    },
  }

  async function messageOf({ payload }: OutboxRow): Promise<number | null> {
    return (await findJob(deps.database, (payload as JobPayload).jobId))?.messageId ?? null
  }

  function notice(row: OutboxRow, key: string, chatId: number, payload: NoticePayload): NewOutboxMessage {
    return { botId, key, chatId, threadId: chatId === row.chatId ? row.threadId : null, kind: 'notice', payload }
  }
}

async function reportOf(row: OutboxRow, deps: BotDeps): Promise<{ report: Report; language: Language }> {
  switch (row.kind) {
    case 'weekly': {
      const payload = row.payload as WeeklyPayload
      return { report: await weekly(payload, deps), language: payload.language }
    }
    case 'job': {
      const { jobId, part } = row.payload as JobPayload
      const run = await findJob(deps.database, jobId)
      if (!run) throw new DeliveryError(`job ${jobId} is gone`, { retryable: false, certainlyNotSent: true })
      const { picture, ...text } = jobReport(run, await listSources(deps.database), deps.config.language)
      return { report: part === 'text' ? text : { blocks: [], picture }, language: run.language ?? 'zh' }
    }
    case 'notice': {
      const { text, values, language, buttons } = row.payload as NoticePayload
      return { report: { blocks: [{ kind: 'text', text: translator(language)(text, values) }], buttons }, language }
    }
  }
}

async function weekly(payload: WeeklyPayload, deps: BotDeps): Promise<Report> {
  const sources = await listSources(deps.database)
  const source = sources.find(({ id }) => id === payload.sourceId) ?? sources[0]
  const t = translator(payload.language)
  const before = localDay(new Date(payload.dueAt), payload.zone)
  const summary = source && (await weeklySummary(deps.database, { sourceId: source.id, before }))
  if (!source || !summary) return { blocks: [{ kind: 'text', text: t('no-data') }] }
  return addressTo(source.id, weeklyReport(summary, { t, format: createFormat(payload.language, source.currency) }))
}

function placeOf({ chatId, threadId }: OutboxRow): Place {
  return { chatId, threadId }
}

/** What a failed call means for the message: an answer from Telegram says that it was not sent, silence says nothing. */
function deliveryError(error: unknown): DeliveryError {
  if (error instanceof GrammyError) {
    return new DeliveryError(error.description, {
      retryable: error.error_code === 429 || error.error_code >= 500,
      retryAfter: error.parameters.retry_after ?? null,
      certainlyNotSent: true,
      cause: error,
    })
  }
  const cause = error instanceof HttpError ? (error.error as NodeJS.ErrnoException) : null
  const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(cause?.code ?? '')
  const message = error instanceof Error ? error.message : String(error)
  return new DeliveryError(message, { retryable: true, certainlyNotSent: neverConnected, cause: error })
}
