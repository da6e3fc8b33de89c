import type { Api } from 'grammy'
import { type Language, languages, translator } from '../i18n/index.ts'
import type { Logger } from '../logger.ts'
import { commands } from './commands.ts'

/** Tells Telegram the command menu in both languages. A server that knows no menus is no reason not to start. */
export async function publishCommands(api: Api, fallback: Language, logger: Logger): Promise<void> {
  try {
    for (const language of [undefined, ...languages]) {
      const t = translator(language ?? fallback)
      const menu = commands.map(({ name }) => ({ command: name, description: t(`command-${name}`) }))
      await api.setMyCommands(menu, language === undefined ? {} : { language_code: language })
    }
  } catch (error) {
    logger.warn({ err: error }, 'the command menu could not be published')
  }
}
