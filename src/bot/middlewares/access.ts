import type { MiddlewareFn } from 'grammy'
import { languageOf, translator } from '../../i18n/index.ts'
import { memberOf, redeemInvite, refuseOnce } from '../../members/index.ts'
import type { BotContext } from '../context.ts'

/**
 * Only invited people get past. A good code makes a stranger a member, and a member what it says; any other stranger is
 * refused politely, once.
 */
export const membersOnly: MiddlewareFn<BotContext> = async (ctx, next) => {
  const user = ctx.from
  if (!user || user.is_bot) return
  const { database, config, logger } = ctx.deps
  const fallback = languageOf(user.language_code, config.language)
  const code = /^\/start(?:@\w+)?\s+([A-Za-z0-9_-]{1,64})$/.exec(ctx.message?.text ?? '')?.[1]
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ')
  const joined = code === undefined ? null : await redeemInvite(database, ctx.botId, { id: user.id, name }, code)
  if (joined) logger.info({ role: joined.role, userId: user.id }, 'an invitation was used')
  const member = joined ?? (await memberOf(database, ctx.botId, user.id))
  ctx.language = member?.language ?? fallback
  ctx.t = translator(ctx.language)
  if (member) {
    ctx.member = member
    return next()
  }
  if (ctx.callbackQuery) {
    await ctx.answerCallbackQuery()
    return
  }
  if (ctx.chat?.type === 'private' && (await refuseOnce(database, ctx.botId, user.id)))
    await ctx.reply(ctx.t('refused'))
}
