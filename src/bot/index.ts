import { autoRetry } from '@grammyjs/auto-retry'
import { hydrateFiles } from '@grammyjs/files'
import { Bot } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import type { BotContext, BotDeps } from './context.ts'
import { audit } from './features/audit.ts'
import { categories } from './features/categories.ts'
import { takeCategoryFile } from './features/category-file.ts'
import { forget } from './features/forget.ts'
import { imports, takeFile } from './features/imports.ts'
import { jobs } from './features/jobs.ts'
import { lifetimeList } from './features/lifetime-list.ts'
import { members } from './features/members.ts'
import { portrait } from './features/portrait.ts'
import { preferences } from './features/preferences.ts'
import { quarantine } from './features/quarantine.ts'
import { questions } from './features/questions.ts'
import { segments } from './features/segments.ts'
import { settings } from './features/settings.ts'
import { subscribe } from './features/subscribe.ts'
import { unhandled } from './features/unhandled.ts'
import { welcome } from './features/welcome.ts'
import { membersOnly } from './middlewares/access.ts'
import { giveAnswers } from './middlewares/answers.ts'
import { answerErrors } from './middlewares/errors.ts'
import { route } from './router.ts'

export type { BotDeps } from './context.ts'
export { publishCommands } from './publish-commands.ts'

/** A call that is not answered in this time is taken as not answered. */
export const CALL_SECONDS = 30

/** Longest pause that we wait out when Telegram says 429; a longer one is an error that the user hears of. */
const LONGEST_PAUSE_SECONDS = 60

/** The bot: who may speak, how it answers, what it can. It takes updates by `handleUpdate`; nothing here fetches them. */
export function createBot(token: string, me: UserFromGetMe, deps: BotDeps): Bot<BotContext> {
  const client = { apiRoot: deps.config.telegram.apiRoot, timeoutSeconds: CALL_SECONDS }
  const bot = new Bot<BotContext>(token, { botInfo: me, client })
  // A call without an answer may have been carried out, so it is not repeated by itself: an answer would come twice.
  bot.api.config.use(
    autoRetry({ maxRetryAttempts: 4, maxDelaySeconds: LONGEST_PAUSE_SECONDS, rethrowHttpErrors: true }),
  )
  bot.api.config.use(hydrateFiles(token, { apiRoot: deps.config.telegram.apiRoot }))
  bot.use((ctx, next) => {
    ctx.deps = deps
    ctx.botId = me.id
    return next()
  })
  bot.use(answerErrors, membersOnly, giveAnswers)
  bot.use(
    route([
      welcome,
      questions,
      lifetimeList,
      segments,
      portrait,
      categories,
      imports,
      quarantine,
      settings,
      subscribe,
      jobs,
      members,
      preferences,
      forget,
      audit,
    ]),
  )
  bot.on('message:document', takeCategoryFile, takeFile)
  bot.use(unhandled)
  return bot
}
