import type { MiddlewareFn } from 'grammy'
import { mayUse, type Role } from '../members/index.ts'
import { type CommandName, commands, nearestCommands, parseWords } from './commands.ts'
import type { BotContext } from './context.ts'

/** What a feature answers: commands (also said in plain words) and the buttons under its messages. */
export type Feature = {
  commands?: Partial<Record<CommandName, (ctx: BotContext, argument: string) => Promise<void>>>
  /** By the word before the first colon of the callback data; `argument` is what follows it. */
  actions?: Record<string, { role: Role; handle: (ctx: BotContext, argument: string) => Promise<void> }>
}

/** Sends each message and each pressed button to the feature that answers it; `next` gets what none answers. */
export function route(features: Feature[]): MiddlewareFn<BotContext> {
  const handlers = Object.assign({}, ...features.map((feature) => feature.commands)) as Required<Feature>['commands']
  const actions = Object.assign({}, ...features.map((feature) => feature.actions)) as Required<Feature>['actions']

  return async (ctx, next) => {
    if (ctx.callbackQuery?.data !== undefined) {
      const [, name = '', argument = ''] = /^([a-z]+):?(.*?)(?:@\d+)?$/.exec(ctx.callbackQuery.data) ?? []
      const action = actions[name]
      if (!action) return next()
      if (!mayUse(ctx.member.role, action.role)) {
        await ctx.answerCallbackQuery({ text: ctx.t('not-allowed', { role: ctx.t(`role-${action.role}`) }) })
        return
      }
      // Answered first: Telegram gives 15 seconds, and a press that is not answered keeps its spinner.
      await ctx.answerCallbackQuery().catch(() => {})
      return action.handle(ctx, argument)
    }
    const said = ctx.message?.text
    if (said === undefined) return next()
    const asked = said.startsWith('/') ? parseSlash(said, ctx.me.username) : parseWords(said)
    if (asked === 'not-ours') return
    const command = commands.find(({ name }) => name === asked?.name)
    const handle = command && handlers[command.name]
    if (!asked || !command || !handle) {
      if (!said.startsWith('/')) return next()
      const near = nearestCommands(asked?.name ?? '', ctx.member.role)
      await ctx.reply(
        near.length > 0
          ? ctx.t('command-unknown-near', { near: near.map((name) => `/${name}`).join('  ') })
          : ctx.t('command-unknown'),
      )
      return
    }
    if (!mayUse(ctx.member.role, command.role)) {
      await ctx.reply(ctx.t('not-allowed', { role: ctx.t(`role-${command.role}`) }))
      return
    }
    return handle(ctx, asked.argument)
  }
}

/** `/name@bot argument`; `not-ours` when another bot of the group is meant. */
function parseSlash(text: string, me: string): { name: string; argument: string } | 'not-ours' {
  const [, name = '', bot, argument = ''] = /^\/([^\s@]*)(?:@(\w+))?\s*([\s\S]*)$/.exec(text) ?? []
  if (bot !== undefined && bot.toLowerCase() !== me.toLowerCase()) return 'not-ours'
  return { name: name.toLowerCase(), argument: argument.trim() }
}
