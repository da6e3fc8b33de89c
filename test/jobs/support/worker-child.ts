import { openDatabase } from '../../../src/db/index.ts'
import { createQueue, startWorkers } from '../../../src/jobs/index.ts'
import { createLogger } from '../../../src/logger.ts'

/** A worker that begins every rfm job, says so, and never ends it. */
const settings = JSON.parse(process.argv[2]!)
const logger = createLogger('silent', 2)
const database = await openDatabase(settings, logger)
const queue = createQueue({ database, logger })
await queue.start()
await startWorkers({
  database,
  queue,
  logger,
  leaseSeconds: 1,
  handlers: {
    rfm: async (_payload, { runId, progress }) => {
      progress('half', 1, 2)
      process.send?.({ began: runId })
      return new Promise(() => {})
    },
  },
})
