import type { MiddlewareFn } from 'grammy'
import { listSources, type Source } from '../../analysis/sources.ts'
import { createFormat } from '../../i18n/index.ts'
import type { Report } from '../../reports/report.ts'
import type { BotContext } from '../context.ts'
import { addressTo, editReport, type Place, sendReport } from '../present.ts'

/** Gives the context its ways to answer, and reads from a button which source its message was about. */
export const giveAnswers: MiddlewareFn<BotContext> = async (ctx, next) => {
  const { database, pool, logger } = ctx.deps
  const sender = { api: ctx.api, pool, logger }
  let chosen: Promise<Source | null> | undefined

  ctx.source = () => {
    chosen ??= chooseSource()
    return chosen
  }
  ctx.voice = (source) => ({
    t: ctx.t,
    format: createFormat(ctx.language, source?.currency ?? (ctx.language === 'zh' ? 'CNY' : 'GBP')),
  })
  ctx.say = async (report) => (await sendReport(sender, placeOf(ctx), await addressed(report), ctx.language)).message_id
  ctx.show = async (report) => {
    const pressed = ctx.callbackQuery?.message
    if (!pressed) {
      await ctx.say(report)
      return
    }
    const target = { id: pressed.message_id, hasPicture: 'photo' in pressed }
    await editReport(sender, placeOf(ctx), target, await addressed(report), ctx.language)
  }
  await next()

  async function chooseSource(): Promise<Source | null> {
    const all = await listSources(database)
    const named = sourceOfAction(ctx.callbackQuery?.data)
    return all.find(({ id }) => id === named) ?? all.find(({ id }) => id === ctx.member.sourceId) ?? all[0] ?? null
  }

  async function addressed(report: Report): Promise<Report> {
    const source = report.buttons && (await ctx.source())
    return source ? addressTo(source.id, report) : report
  }
}

/** The chat, and in a forum group the topic, that the message or the pressed button stands in. */
export function placeOf(ctx: BotContext): Place {
  const message = ctx.message ?? ctx.callbackQuery?.message
  const threadId =
    message && 'is_topic_message' in message && message.is_topic_message ? message.message_thread_id : undefined
  return { chatId: ctx.chat?.id ?? ctx.from?.id ?? 0, threadId }
}

function sourceOfAction(data: string | undefined): number | null {
  const id = /@(\d+)$/.exec(data ?? '')?.[1]
  return id === undefined ? null : Number(id)
}
