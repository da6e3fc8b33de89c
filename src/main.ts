import { explainFault } from './app/explain-fault.ts'
import { runUntilStopped } from './app/run-until-stopped.ts'
import { startApp } from './app/start-app.ts'
import { loadEnvFile, readConfig, spokenLanguage } from './config.ts'
import { createLogger } from './logger.ts'

/** The service: `npm start`. */
try {
  loadEnvFile()
  const config = readConfig()
  const logger = createLogger(config.logLevel ?? 'info')
  await runUntilStopped((signal) => startApp(config, logger, { signal }), logger)
} catch (error) {
  process.stderr.write(`huike: ${explainFault(error, spokenLanguage())}\n`)
  process.exit(1)
}
