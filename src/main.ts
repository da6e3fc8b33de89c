import { startApp } from './app/start-app.ts'
import { ConfigError, loadEnvFile, readConfig } from './config.ts'
import { createLogger, withoutSecrets } from './logger.ts'

/** The longest that a stop may take, for the container that waits for it. */
const STOP_MS = 9500

/** The service: `npm start`. It runs until it is told to stop, and exits 0 when that went well. */
try {
  loadEnvFile()
  const config = readConfig()
  const logger = createLogger(config.logLevel)
  const app = await startApp(config, logger)
  let told = false
  const end = (signal: string) => {
    if (told) return
    told = true
    logger.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), STOP_MS).unref()
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', () => end('SIGTERM'))
  process.on('SIGINT', () => end('SIGINT'))
} catch (error) {
  const text = error instanceof ConfigError ? error.message : String(error instanceof Error ? error.message : error)
  process.stderr.write(`huike: ${withoutSecrets(text)}\n`)
  process.exit(1)
}
