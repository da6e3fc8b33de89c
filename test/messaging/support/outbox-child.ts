import { openDatabase } from '../../../src/db/index.ts'
import { createLogger } from '../../../src/logger.ts'
import { createOutbox } from '../../../src/messaging/index.ts'

/** Sends by an HTTP call to the address it is given, whose answer never comes. */
const [settings, address] = process.argv.slice(2).map((text) => JSON.parse(text))
const logger = createLogger('silent', 2)
const database = await openDatabase(settings, logger)
const outbox = createOutbox({
  database,
  botId: 1,
  logger,
  leaseSeconds: 1,
  prepare: async () => ({ caption: {}, picture: null }),
  send: async (row) => {
    await fetch(address, { method: 'POST', body: row.key })
    return 1
  },
  onGivenUp: async () => [],
  onUnsure: async () => [],
})
await outbox.start()
