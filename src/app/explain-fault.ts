import { ConfigError } from '../config.ts'
import { type Language, translator } from '../i18n/index.ts'
import { withoutSecrets } from '../logger.ts'

/** Why the program could not start or go on, with what to do where that is known, fit for a terminal. */
export function explainFault(error: unknown, language: Language): string {
  const t = translator(language)
  const cause = rootOf(error)
  const text = cause instanceof Error ? cause.message : String(cause)
  if (cause instanceof ConfigError) return text
  const { code = '', port = '', path = '' } = (cause ?? {}) as { code?: string; port?: unknown; path?: string }
  if (code === 'EADDRINUSE') return t('fault-port', { port: String(port) })
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|28P01|28000|3D000)$/.test(code)) {
    return t('fault-database', { reason: withoutSecrets(text) })
  }
  if (/^(ENOENT|EACCES|ENOTDIR|EISDIR|EROFS|ENOSPC)$/.test(code)) return t('fault-file', { path, reason: code })
  return withoutSecrets(text)
}

/** Errors of drizzle and others wrap the one that says what happened. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error
}
