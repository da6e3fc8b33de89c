import { openDatabase } from '../../db/index.ts'
import { createLogger } from '../../logger.ts'
import { listen } from '../../web/index.ts'
import { answerParent } from '../child.ts'
import { bareApp } from './bare-app.ts'
import { type OurApp, ourApp } from './our-app.ts'
import type { ServerAnswer, ServerQuestion } from './protocol.ts'

/** A process that serves the webhook, ours or the bare one, and says what became of the updates. */
let port = 0
let ours: OurApp | null = null

answerParent(async (question: ServerQuestion): Promise<ServerAnswer> => {
  if (question.ask === 'listen') await start(question)
  if (question.ask === 'drain') await ours?.inbox.idle()
  return { port, handled: 0, twice: 0, ...ours?.counts() }
})

async function start({ kind, settings, botApi }: Extract<ServerQuestion, { ask: 'listen' }>): Promise<void> {
  const logger = createLogger('warn', 2)
  const database = await openDatabase(settings, logger)
  if (kind === 'ours') ours = await ourApp(database, botApi, logger)
  const app = ours ? ours.app : await bareApp(database, settings.connections)
  port = (await listen(app, { host: '127.0.0.1', port: 0 })).port
}
