import { runUntilStopped } from './app/run-until-stopped.ts'
import { startApp } from './app/start-app.ts'
import { ConfigError, loadEnvFile, readConfig } from './config.ts'
import { createLogger, withoutSecrets } from './logger.ts'

/** The service: `npm start`. */
try {
  loadEnvFile()
  const config = readConfig()
  const logger = createLogger(config.logLevel ?? 'info')
  await runUntilStopped((signal) => startApp(config, logger, { signal }), logger)
} catch (error) {
  const text = error instanceof ConfigError ? error.message : String(error instanceof Error ? error.message : error)
  process.stderr.write(`huike: ${withoutSecrets(text)}\n`)
  process.exit(1)
}
