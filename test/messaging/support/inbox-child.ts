import { openDatabase } from '../../../src/db/index.ts'
import { createLogger } from '../../../src/logger.ts'
import { createInbox } from '../../../src/messaging/index.ts'

/** Takes the updates it is sent and never gets done with the first one. */
const settings = JSON.parse(process.argv[2]!)
const logger = createLogger('silent', 2)
const database = await openDatabase(settings, logger)
const inbox = createInbox({
  database,
  botId: 1,
  logger,
  leaseSeconds: 1,
  handle: async (update) => {
    process.send?.({ handling: update.update_id })
    await new Promise(() => {})
  },
})
await inbox.start()
process.on('message', (updates: { update_id: number }[]) =>
  inbox.accept(updates).then(() => process.send?.({ taken: true })),
)
process.send?.({ ready: true })
