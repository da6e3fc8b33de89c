import type { FileFlavor } from '@grammyjs/files'
import type { Context } from 'grammy'
import type { Source } from '../analysis/sources.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/index.ts'
import type { Language, Translate } from '../i18n/index.ts'
import type { Jobs } from '../jobs/index.ts'
import type { Logger } from '../logger.ts'
import type { Member } from '../members/index.ts'
import type { Pool } from '../pool/index.ts'
import type { Report, Voice } from '../reports/report.ts'

/** What the bot works with; made once by the composition root. */
export type BotDeps = {
  database: Database
  jobs: Jobs
  pool: Pool
  logger: Logger
  config: Pick<Config, 'language' | 'limits' | 'timeZone' | 'telegram'>
}

/** grammY's context with who asks, in which language, and ways to answer. */
export type BotContext = FileFlavor<Context & Answers>

type Answers = {
  deps: BotDeps
  botId: number
  /** Set by the access middleware: whoever gets past it is a member. */
  member: Member
  language: Language
  t: Translate
  /** The source this message is about: named by the button, chosen by the member, or imported last. */
  source(): Promise<Source | null>
  voice(source: Source | null): Voice
  /** A new message; or, when a button was pressed, that button's message changed in place. */
  show(report: Report): Promise<void>
  /** A new message in any case. */
  say(report: Report): Promise<number>
}
