import { randomBytes } from 'node:crypto'
import type { MiddlewareFn } from 'grammy'
import { languageOf, translator } from '../../i18n/index.ts'
import type { BotContext } from '../context.ts'

/** A handler that fails tells the user so in one sentence, with the number under which the log has the details. */
export const answerErrors: MiddlewareFn<BotContext> = async (ctx, next) => {
  try {
    await next()
  } catch (error) {
    const id = randomBytes(3).toString('hex')
    ctx.deps.logger.error({ err: error, errorId: id, updateId: ctx.update.update_id }, 'an update could not be handled')
    const t = ctx.t ?? translator(languageOf(ctx.from?.language_code, ctx.deps.config.language))
    try {
      if (ctx.chat) await ctx.reply(t('failed', { id }))
    } catch (unsayable) {
      ctx.deps.logger.warn({ err: unsayable, errorId: id }, 'the user could not be told')
    }
    throw error
  }
}
