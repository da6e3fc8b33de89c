import type { MiddlewareFn } from 'grammy'
import { findCustomer } from '../../analysis/portrait/find-customer.ts'
import type { BotContext } from '../context.ts'
import { showNamed } from './portrait.ts'

/** Longer texts are no names; nobody is called a paragraph. */
const LONGEST_NAME = 40

/** The last handler. A text that is a customer's name is asked about; in private, anything else gets a hint. */
export const unhandled: MiddlewareFn<BotContext> = async (ctx) => {
  if (ctx.callbackQuery) {
    await ctx.answerCallbackQuery({ text: ctx.t('button-old') })
    return
  }
  if (ctx.chat?.type !== 'private' || !ctx.message) return
  const text = ctx.message.text?.trim()
  const source = text && text.length <= LONGEST_NAME ? await ctx.source() : null
  if (text && source) {
    const found = await findCustomer(ctx.deps.database, { name: text, sourceId: source.id })
    if (found.matches.length > 0) return showNamed(ctx, text)
  }
  await ctx.reply(ctx.t(ctx.message.photo ? 'not-a-picture' : 'not-understood'))
}
